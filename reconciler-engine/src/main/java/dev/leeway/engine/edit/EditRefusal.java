package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/** Why a file was left as it is. Texts name fields and lines, never values. */
public sealed interface EditRefusal {
    /** Returns what happened, to what, and what can be done. */
    Wording said();

    /** Returns that in English. */
    default String message() {
        return said().text();
    }

    /** The file is not YAML as Kubernetes reads it. */
    record Unreadable(Wording problem, int line) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_UNREADABLE.of(number(line), problem);
        }
    }

    /** The file is a template, so its text is not yet what Kubernetes reads. */
    record Templated(int line) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_TEMPLATE.of(number(line));
        }
    }

    /** There is no such document, or no such field in it. */
    record NotFound(int document, FieldPath path) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_NOT_FOUND.of(number(document + 1), shown(path));
        }
    }

    /** The path fits more than one list item. */
    record Ambiguous(FieldPath path, int matches) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_AMBIGUOUS.of(number(matches), shown(path));
        }
    }

    /** A field that was to be inserted is there already. */
    record AlreadyThere(FieldPath path) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_THERE.of(shown(path));
        }
    }

    /** Something on the way is not of the kind that the edit needs. */
    record WrongKind(FieldPath path, Needed needed) implements EditRefusal {
        @Override
        public Wording said() {
            return needed.phrase.of(shown(path));
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
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_SHARED.of(
                    shown(path),
                    Wording.quoted(anchor),
                    Wording.quoted(
                            String.join(", ", lines.stream().map(String::valueOf).toList())));
        }
    }

    /** The field comes in through a merge key, so it cannot be removed here. */
    record Merged(FieldPath path) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_MERGED.of(shown(path));
        }
    }

    /** The text is written in a form that this edit cannot change safely. */
    record Unsuited(FieldPath path, EditRefusalPhrase form) implements EditRefusal {
        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_FORM.of(shown(path), form.of());
        }
    }

    /**
     * The edited text did not prove right, so it was thrown away.
     *
     * @param residue what was not as it should be
     */
    record Unproved(FieldPath path, List<Wording> residue) implements EditRefusal {
        public Unproved {
            residue = List.copyOf(residue);
        }

        @Override
        public Wording said() {
            return EditRefusalPhrase.REFUSAL_UNPROVED.of(
                    shown(path), Wording.joined(EditRefusalPhrase.LEFT_AND, residue));
        }
    }

    /** What an edit needs on its way. */
    enum Needed {
        /** An object. */
        OBJECT(EditRefusalPhrase.REFUSAL_NO_OBJECT),
        /** A list. */
        LIST(EditRefusalPhrase.REFUSAL_NO_LIST),
        /** A way through objects alone. */
        OBJECTS_ONLY(EditRefusalPhrase.REFUSAL_NOT_THROUGH);

        private final EditRefusalPhrase phrase;

        Needed(EditRefusalPhrase phrase) {
            this.phrase = phrase;
        }
    }

    /** A line or a document has a number that is a name and no amount. */
    private static Wording number(int number) {
        return Wording.quoted(Integer.toString(number));
    }

    private static Wording shown(FieldPath path) {
        return path.elements().isEmpty()
                ? EditRefusalPhrase.REFUSAL_ROOT.of()
                : Wording.quoted(path.toString());
    }
}
