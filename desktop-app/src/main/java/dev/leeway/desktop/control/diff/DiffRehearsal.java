package dev.leeway.desktop.control.diff;

import javafx.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Does what opening a difference does, with texts that nobody sees: what the first difference would
 * have to load, style and compile is there when somebody opens one.
 */
public final class DiffRehearsal {
    private static final int LINES = 3_000;
    private static final int ROUNDS = 6;
    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;

    private final DiffWords words;
    private final Consumer<Scene> dress;

    /**
     * Makes a rehearsal.
     *
     * @param words what a pane says
     * @param dress gives a scene its stylesheets; called on the window's thread
     */
    public DiffRehearsal(DiffWords words, Consumer<Scene> dress) {
        this.words = words;
        this.dress = dress;
    }

    /** The part for any thread but the window's: works differences out until that is quick. */
    public DiffDocument workOut() {
        DiffDocument document = DiffDocument.of(List.of(), List.of());
        for (int round = 0; round < ROUNDS; round++) {
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                String line = "  key-" + i % 97 + ": value " + (i + round);
                left.add(line);
                if (i % 40 == 7) {
                    right.add(line + " changed");
                } else if (i % 211 != 13) {
                    right.add(line);
                }
            }
            document = DiffDocument.of(left, right);
        }
        return document;
    }

    /**
     * The parts for the window's thread, each a small piece of work, to be run one after another
     * with room for others between them. Making them makes the pane, which may be done on any
     * thread: it is in no window.
     */
    public List<Runnable> pieces(DiffDocument document) {
        Trial trial = new Trial(document);
        return List.of(trial::dress, trial::style, trial::layOut, trial::fill, trial::layOut);
    }

    /** A pane outside any window. */
    private final class Trial {
        private final DiffDocument document;
        private final DiffPane pane = new DiffPane(words, copied -> {});

        Trial(DiffDocument document) {
            this.document = document;
        }

        private void dress() {
            dress.accept(new Scene(pane, WIDTH, HEIGHT));
        }

        private void style() {
            pane.applyCss();
        }

        private void layOut() {
            pane.applyCss();
            pane.layout();
        }

        private void fill() {
            pane.show(new DiffContent(document, "", "", Map.of(), Map.of()));
        }
    }
}
