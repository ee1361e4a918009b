"""The layers, one file or folder each; `pipeline.LAYERS` has their order."""
