package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.FileContent;

/** What is said of a file beside its lines. Pure. */
final class FileFacts {
    private FileFacts() {}

    /** Returns a few words for the line above the file. */
    static String of(Text text, FileContent content) {
        return switch (content) {
            case FileContent.Lines lines ->
                    text.text("repositories.facts", size(text, lines.size()), lines.lines().size())
                            + switch (lines.ends()) {
                                case LF -> "";
                                case CRLF -> " \u00b7 CRLF";
                                case MIXED -> " \u00b7 " + text.text("repositories.mixed-ends");
                            }
                            + (lines.lossy() ? " \u00b7 " + text.text("repositories.lossy") : "");
            case FileContent.Binary(long size) -> size(text, size);
            case FileContent.TooLarge(long size, long _) -> size(text, size);
            case FileContent.ElsewhereInLfs _ -> text.text("repositories.in-lfs");
            case FileContent.Link _,
                    FileContent.Submodule _,
                    FileContent.Folder _,
                    FileContent.Nothing _ ->
                    "";
        };
    }

    /** Returns what stands in the place of lines. */
    static String title(Text text, FileContent content) {
        return switch (content) {
            case FileContent.Binary _ -> text.text("repositories.binary");
            case FileContent.TooLarge(long size, long _) ->
                    text.text("repositories.too-large", size(text, size));
            case FileContent.Link(String target) ->
                    text.text("repositories.link", Visible.of(target));
            case FileContent.Submodule _ -> text.text("repositories.submodule");
            case FileContent.Folder _ -> text.text("repositories.folder");
            case FileContent.Nothing _ -> text.text("repositories.nothing");
            case FileContent.Lines _, FileContent.ElsewhereInLfs _ -> "";
        };
    }

    /** Returns what can be done about it. */
    static String next(Text text, FileContent content) {
        return switch (content) {
            case FileContent.Binary _ -> text.text("repositories.binary-next");
            case FileContent.TooLarge(long _, long limit) ->
                    text.text("repositories.too-large-next", size(text, limit));
            case FileContent.Link _ -> text.text("repositories.link-next");
            case FileContent.Submodule(String commit) ->
                    text.text("repositories.submodule-next", commit);
            case FileContent.Folder _ -> text.text("repositories.folder-next");
            case FileContent.Nothing _ -> text.text("repositories.nothing-next");
            case FileContent.Lines _, FileContent.ElsewhereInLfs _ -> "";
        };
    }

    /** Returns what a file is, where it stands beside another. */
    static String brief(Text text, FileContent content) {
        return switch (content) {
            case FileContent.Lines lines -> size(text, lines.size());
            case FileContent.Binary(long size) -> size(text, size);
            case FileContent.TooLarge(long size, long _) -> size(text, size);
            case FileContent.ElsewhereInLfs _ -> text.text("repositories.in-lfs");
            case FileContent.Nothing _ -> text.text("repositories.nothing");
            case FileContent.Link _, FileContent.Submodule _, FileContent.Folder _ ->
                    title(text, content);
        };
    }

    /** Returns a size in the unit that fits. */
    static String size(Text text, long bytes) {
        if (bytes < 1_024) {
            return text.text("repositories.bytes", bytes);
        }
        return bytes < 1_048_576
                ? text.text("repositories.kilobytes", bytes / 1_024.0)
                : text.text("repositories.megabytes", bytes / 1_048_576.0);
    }
}
