"""Translation memories of other tools: TMX, XLIFF, tables, workbooks."""
