package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.reading.FixSubject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** What there is to type or choose for one way to change an object. */
interface FixForm {
    /** Returns its fields, from top to bottom; the same ones on every call. */
    List<Node> nodes();

    /** Returns where typing begins; empty where there is nothing to type. */
    Optional<Node> first();

    /** Makes the form of a way, with what is live now in its fields. */
    static FixForm of(FixInput input, FixSubject subject, FixFields fields) {
        return switch (input.kind()) {
            case IMAGE -> new ImageForm(input, subject.live(), fields);
            case SCALE -> {
                TextField replicas = fields.value(input.value());
                yield new Plain(
                        fields.labelled("bypasses.replicas", replicas), Optional.of(replicas));
            }
            case ENV -> new VariableForm(subject.live(), fields);
            case RESTART -> new Plain(fields.told("bypasses.restart-told"), Optional.empty());
            case SUSPEND -> new Plain(fields.told("bypasses.suspend-told"), Optional.empty());
            case RESUME -> new Plain(fields.told("bypasses.resume-told"), Optional.empty());
            case CONFIG_KEY -> new ConfigKeyForm(input, subject.live(), fields);
            case SECRET_KEY -> new SecretKeyForm(input, subject.live(), fields);
            case EDIT -> new TextForm(input, subject, fields);
        };
    }

    /** One field, or one sentence. */
    record Plain(Node only, Optional<Node> first) implements FixForm {
        @Override
        public List<Node> nodes() {
            return List.of(only);
        }
    }
}
