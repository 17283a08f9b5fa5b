package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.text.Text;

/** Says a row of the two texts to a screen reader. */
public final class DriftRowWords implements DiffWords.RowWords {
    private final Text text;

    /** Makes the words in a language. */
    public DriftRowWords(Text text) {
        this.text = text;
    }

    @Override
    public String same(int line, String words) {
        return text.text("drift.row-same", line, words.strip());
    }

    @Override
    public String changed(String desired, String live, String notes) {
        String said =
                desired.isEmpty()
                        ? text.text("drift.row-live-only", live.strip())
                        : live.isEmpty()
                                ? text.text("drift.row-git-only", desired.strip())
                                : text.text("drift.row-changed", desired.strip(), live.strip());
        return notes.isEmpty() ? said : said + ". " + notes;
    }
}
