"""Chinese text -> drafts of its figures, and what the words around them say."""
