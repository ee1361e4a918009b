"""What is known, as data: the rows of `patterns/`, their models, the store with its overlays, the lint."""
