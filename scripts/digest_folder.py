"""Digest a folder of articles: `python scripts/digest_folder.py FOLDER --out DIR`, the same as `minsheng batch`."""

import sys

from service.adapters.cli import main

if __name__ == "__main__":
    sys.argv[1:1] = ["batch"]
    main()
