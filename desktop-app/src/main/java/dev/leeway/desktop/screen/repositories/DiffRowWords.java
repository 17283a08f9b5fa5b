package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.text.Text;

/** Says a row of two revisions to a screen reader. */
record DiffRowWords(Text text) implements DiffWords.RowWords {
    @Override
    public String same(int line, String words) {
        return text.text("drift.row-same", line, words.strip());
    }

    @Override
    public String changed(String earlier, String later, String notes) {
        return earlier.isEmpty()
                ? text.text("repositories.row-added", later.strip())
                : later.isEmpty()
                        ? text.text("repositories.row-removed", earlier.strip())
                        : text.text("repositories.row-changed", earlier.strip(), later.strip());
    }
}
