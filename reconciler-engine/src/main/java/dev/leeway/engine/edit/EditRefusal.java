package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import java.util.List;

/** Why a file was left as it is. Texts name fields and lines, never values. */
public sealed interface EditRefusal {
    /** Returns what happened, to what, and what can be done. */
    String message();

    /** The file is not YAML as Kubernetes reads it. */
    record Unreadable(String problem, int line) implements EditRefusal {
        @Override
        public String message() {
            return "line " + line + " cannot be read: " + problem;
        }
    }

    /** The file is a template, so its text is not yet what Kubernetes reads. */
    record Templated(int line) implements EditRefusal {
        @Override
        public String message() {
            return "line " + line + " is a template ({{ ... }}); edit the values that feed it";
        }
    }

    /** There is no such document, or no such field in it. */
    record NotFound(int document, FieldPath path) implements EditRefusal {
        @Override
        public String message() {
            return "document " + (document + 1) + " has nothing at " + shown(path);
        }
    }

    /** The path fits more than one list item. */
    record Ambiguous(FieldPath path, int matches) implements EditRefusal {
        @Override
        public String message() {
            return matches + " items fit " + shown(path) + "; address one by its position";
        }
    }

    /** A field that was to be inserted is there already. */
    record AlreadyThere(FieldPath path) implements EditRefusal {
        @Override
        public String message() {
            return shown(path) + " is there already; set it instead";
        }
    }

    /** Something on the way is not of the kind that the edit needs. */
    record WrongKind(FieldPath path, String needed) implements EditRefusal {
        @Override
        public String message() {
            return shown(path) + " is not " + needed;
        }
    }

    /**
     * Other places use the same text through an anchor.
     *
     * @param anchor the anchor's name
     * @param lines the lines at which it is defined or used, from 1
     */
    record Shared(FieldPath path, String anchor, List<Integer> lines) implements EditRefusal {
        public Shared {
            lines = List.copyOf(lines);
        }

        @Override
        public String message() {
            return shown(path)
                    + " shares its text with other places through the anchor &"
                    + anchor
                    + " (lines "
                    + String.join(", ", lines.stream().map(String::valueOf).toList())
                    + "); allow the split to give this place its own copy";
        }
    }

    /** The field comes in through a merge key, so it cannot be removed here. */
    record Merged(FieldPath path) implements EditRefusal {
        @Override
        public String message() {
            return shown(path)
                    + " comes in through a merge key (<<); remove it where it is written";
        }
    }

    /** The text is written in a form that this edit cannot change safely. */
    record Unsuited(FieldPath path, String form) implements EditRefusal {
        @Override
        public String message() {
            return shown(path) + " is written as " + form + "; edit it by hand";
        }
    }

    /**
     * The edited text did not prove right, so it was thrown away.
     *
     * @param residue what was not as it should be
     */
    record Unproved(FieldPath path, List<String> residue) implements EditRefusal {
        public Unproved {
            residue = List.copyOf(residue);
        }

        @Override
        public String message() {
            return "the edit of " + shown(path) + " did not prove: " + String.join("; ", residue);
        }
    }

    private static String shown(FieldPath path) {
        return path.elements().isEmpty() ? "the document's root" : path.toString();
    }
}
