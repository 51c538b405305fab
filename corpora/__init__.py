"""What the texts are: documents, their formats, sentences and normalisation."""
