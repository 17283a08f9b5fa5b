package dev.leeway.product.benchmark;

import dev.leeway.desktop.control.diff.DiffWords;

/** Words for a difference that nobody reads. */
final class PlainDiffWords implements DiffWords.RowWords {
    private PlainDiffWords() {}

    static DiffWords words() {
        return new DiffWords(
                count -> count + " equal lines",
                new PlainDiffWords(),
                "Desired",
                "Live",
                "Overview",
                "One column:");
    }

    @Override
    public String same(int line, String words) {
        return words;
    }

    @Override
    public String changed(String before, String after, String notes) {
        return before + after + notes;
    }
}
