"""What keeps a translation honest: figures carried and compared, faults of the output noticed."""
