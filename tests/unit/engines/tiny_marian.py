"""Write a tiny MarianMT folder with random weights, two-way or for one direction, and convert it."""

import json
import shutil
import warnings
from pathlib import Path

import sentencepiece
import torch
from transformers import GenerationConfig, MarianConfig, MarianMTModel

CHINESE = (
    "全市共有学校三百二十所，在校学生五十万人。",
    "门诊量比上年增长12.3个百分点。",
    "医院新增床位2,400张，投资86.51亿元。",
    "居民医保参保率稳定在95%以上。",
    "民生实事项目全部完成。",
    "新建养老服务中心和社区食堂，惠及老年人。",
)
ENGLISH = (
    "The city has 320 schools with 500,000 pupils.",
    "Outpatient visits rose by 12.3 percentage points over the year before.",
    "Hospitals added 2,400 beds at a cost of 8.651 billion yuan.",
    "More than 95% of residents are covered by medical insurance.",
    "All livelihood projects were completed.",
    "New care centres and community canteens serve the elderly.",
)
PLACEHOLDERS = tuple(f"⟦{number}⟧" for number in range(8))
TAGS = {"two-way": (">>en<<", ">>zh<<"), "zh-en": (), "en-zh": (">>cmn_Hans<<",)}


def build_folder(folder: Path, *, kind: str, quantization: str | None, seed: int = 1) -> Path:
    """Return `folder` with a model in it; `kind` is `two-way`, `zh-en` or `en-zh`; without `quantization` nothing is converted."""
    folder.mkdir(parents=True)
    pieces = _write_pieces(folder, two_way=kind == "two-way")
    tokens = list(dict.fromkeys([*pieces, *TAGS[kind], "<pad>"]))
    vocabulary = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    _write_model(folder, size=len(tokens), seed=seed)
    _write_descriptions(folder, kind=kind)
    if quantization:
        convert(folder, quantization=quantization)
    return folder


def convert(folder: Path, *, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        TransformersConverter(str(folder)).convert(str(folder / "ct2"), quantization=quantization)


def _write_pieces(folder: Path, *, two_way: bool) -> list[str]:
    """Write source.spm and target.spm; return every piece of both, `</s>` and `<unk>` first."""
    if two_way:
        _train(folder / "source.spm", (*CHINESE, *ENGLISH), size=470, byte_fallback=True)
        shutil.copy(folder / "source.spm", folder / "target.spm")
    else:
        _train(folder / "source.spm", (*CHINESE, *ENGLISH), size=190, byte_fallback=False)
        _train(folder / "target.spm", (*ENGLISH, *CHINESE), size=170, byte_fallback=False)
    found = []
    for name in ("source.spm", "target.spm"):
        processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
        found += [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return list(dict.fromkeys(["</s>", "<unk>", *found]))


def _train(path: Path, lines: tuple[str, ...], *, size: int, byte_fallback: bool) -> None:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(path.with_suffix("")),
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=byte_fallback,
        split_digits=True,
        normalization_rule_name="identity",
        bos_id=-1,
        pad_id=-1,
        eos_id=0,
        unk_id=1,
        user_defined_symbols=list(PLACEHOLDERS) if byte_fallback else [],
        minloglevel=2,
    )
    path.with_suffix(".model").rename(path)
    path.with_suffix(".vocab").unlink()


def _write_model(folder: Path, *, size: int, seed: int) -> None:
    """Write random weights that are far from flat, so that ties are none and beams differ; the row of padding is zero as in Marian."""
    torch.manual_seed(seed)
    padding = size - 1
    config = MarianConfig(
        vocab_size=size, decoder_vocab_size=size, d_model=16, encoder_layers=1, decoder_layers=1,
        encoder_ffn_dim=32, decoder_ffn_dim=32, encoder_attention_heads=2, decoder_attention_heads=2,
        max_position_embeddings=128, pad_token_id=padding, eos_token_id=0, bos_token_id=0, decoder_start_token_id=padding,
        forced_eos_token_id=None, activation_function="swish", scale_embedding=True, static_position_embeddings=True,
        init_std=0.5,
    )  # fmt: skip
    model = MarianMTModel(config)
    with torch.no_grad():
        model.final_logits_bias.normal_(0, 1.0)
        model.final_logits_bias[0, 0] = 5.0  # so that some sentences end before their bound
        model.final_logits_bias[0, padding] = 0.0
        model.model.shared.weight[padding].zero_()
    # As OPUS-MT's own file: settings that must not reach our search.
    model.generation_config = GenerationConfig(
        num_beams=6, bad_words_ids=[[padding]], forced_eos_token_id=0, max_length=512, eos_token_id=0, pad_token_id=padding,
        decoder_start_token_id=padding, renormalize_logits=True,
    )  # fmt: skip
    model.save_pretrained(folder)


def _write_descriptions(folder: Path, *, kind: str) -> None:
    sides = {"two-way": ("zh", "en"), "zh-en": ("zho", "eng"), "en-zh": ("eng", "zho")}[kind]
    tokenizer = {"source_lang": sides[0], "target_lang": sides[1], "model_max_length": 512, "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    if kind == "two-way":
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        config["minsheng"] = {
            "name": "tiny-1",
            "directions": ["zh-en", "en-zh"],
            "placeholders": list(PLACEHOLDERS),
            "target_tokens": {"en": ">>en<<", "zh": ">>zh<<"},
        }
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
