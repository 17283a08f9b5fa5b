package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.edit.FileText;
import dev.leeway.engine.proposal.FileChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a draft's source files by hand: what a candidate brought along, which files were
 * opened, and what was typed into them since. Belongs to the window's thread.
 */
final class HandEdits {
    private final List<FileChange> carried;
    private final Map<String, OpenedFile> opened = new LinkedHashMap<>();
    private final Map<String, String> typed = new LinkedHashMap<>();

    /**
     * Begins with nothing typed.
     *
     * @param carried the changes of the candidate that it begins with
     */
    HandEdits(List<FileChange> carried) {
        this.carried = carried;
    }

    /** Takes a file as it was read. */
    void open(OpenedFile file) {
        opened.put(file.path(), file);
    }

    /** Returns a file that was opened. */
    Optional<OpenedFile> opened(String path) {
        return Optional.ofNullable(opened.get(path));
    }

    /** Takes over what was typed before, unless it cannot be edited or was typed into since. */
    boolean restore(OpenedFile file, String text) {
        if (file.text().isEmpty() || typed.containsKey(file.path())) {
            return false;
        }
        open(file);
        typed.put(file.path(), text);
        return true;
    }

    /**
     * Takes what was typed.
     *
     * @param shown the text that was there when the file was shown
     * @return whether it differs from what was typed last
     */
    boolean type(String path, String shown, String text) {
        boolean other = !typed.getOrDefault(path, shown).equals(text);
        if (other) {
            typed.put(path, text);
        }
        return other;
    }

    /** Sets a file back to what it is in Git; returns whether it could be. */
    boolean undo(OpenedFile file) {
        file.text().ifPresent(text -> typed.put(file.path(), text.shown()));
        return file.text().isPresent();
    }

    /** Returns whether anything was typed. */
    boolean isTyped() {
        return !typed.isEmpty();
    }

    /** Returns a file's text as it is now; empty for one that cannot be shown. */
    Optional<String> now(OpenedFile file) {
        return file.text()
                .map(text -> typed.getOrDefault(file.path(), carried(file).orElse(text.shown())));
    }

    /** Returns what the candidate that it began with makes of a file. */
    private Optional<String> carried(OpenedFile file) {
        return carried.stream()
                .filter(change -> change.path().equals(file.path()))
                .findFirst()
                .flatMap(FileChange::after)
                .flatMap(FileText::of)
                .map(FileText::shown);
    }

    /** Returns the texts of all files that were opened, as they are now. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        opened.values().forEach(file -> now(file).ifPresent(text -> texts.put(file.path(), text)));
        return texts;
    }

    /** Returns what was typed and differs from Git, by the files' paths. */
    Map<String, String> unsaved() {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach(
                (path, text) -> {
                    if (opened(path).filter(file -> file.says(text)).isEmpty()) {
                        texts.put(path, text);
                    }
                });
        return texts;
    }

    /** Returns what all of it changes in Git. */
    List<FileChange> changes() {
        Map<String, FileChange> all = new LinkedHashMap<>();
        carried.forEach(change -> all.put(change.path(), change));
        typed.forEach(
                (path, text) ->
                        opened(path)
                                .flatMap(file -> file.typed(text))
                                .ifPresent(change -> all.put(path, change)));
        return all.values().stream().filter(change -> !change.isNothing()).toList();
    }
}
