package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.SecretText;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was typed and chosen to describe a fix, complete or not.
 *
 * @param kind the way
 * @param container the container, where the way needs one
 * @param name the variable or key, where the way needs one
 * @param value the image, number, value or text that was typed
 * @param remove whether the variable or key is to be taken out
 * @param secret the secret that was typed; printed as a mask
 * @param at when the way was chosen
 */
record FixInput(
        FixKind kind,
        String container,
        String name,
        String value,
        boolean remove,
        Optional<SecretText> secret,
        Instant at) {
    /** Returns the beginning of a way: what is live now stands in the fields. */
    static FixInput first(FixKind kind, Manifest live, Instant at) {
        List<Containers> containers = Containers.of(live);
        Optional<Containers> container = containers.stream().findFirst();
        String name =
                switch (kind) {
                    case CONFIG_KEY, SECRET_KEY ->
                            live.root().objectAt("data").names().stream().findFirst().orElse("");
                    case ENV -> "";
                    case IMAGE, SCALE, RESTART, SUSPEND, RESUME, EDIT -> "";
                };
        String value =
                switch (kind) {
                    case IMAGE -> container.map(Containers::image).orElse("");
                    case SCALE ->
                            Long.toString(live.root().objectAt("spec").integer("replicas", 1));
                    case CONFIG_KEY -> live.root().objectAt("data").string(name, "");
                    case EDIT -> EditableText.of(live).text();
                    case ENV, RESTART, SUSPEND, RESUME, SECRET_KEY -> "";
                };
        return new FixInput(
                kind,
                container.map(Containers::name).orElse(""),
                name,
                value,
                false,
                Optional.empty(),
                at);
    }

    FixInput withContainer(String other, String itsValue) {
        return new FixInput(kind, other, name, itsValue, remove, secret, at);
    }

    FixInput withName(String other, String itsValue) {
        return new FixInput(kind, container, other, itsValue, remove, secret, at);
    }

    FixInput withValue(String other) {
        return new FixInput(kind, container, name, other, remove, secret, at);
    }

    FixInput withRemove(boolean other) {
        return new FixInput(kind, container, name, value, other, secret, at);
    }

    FixInput withSecret(Optional<SecretText> other) {
        return new FixInput(kind, container, name, value, remove, other, at);
    }

    /** What the input comes to. */
    sealed interface Meaning {
        /** Something that can be asked of the object. */
        record Ready(FixAction action) implements Meaning {}

        /**
         * Something is missing, or it is so already.
         *
         * @param key the key of the words that say what
         */
        record Incomplete(String key) implements Meaning {}

        /**
         * The text cannot be read as an object.
         *
         * @param key the key of the words that say so
         */
        record Unreadable(String key) implements Meaning {}
    }

    /** Returns what the input comes to on a live object. */
    Meaning meaning(Manifest live) {
        return switch (kind) {
            case IMAGE -> image(live);
            case SCALE -> scale(live);
            case ENV ->
                    name.isBlank()
                            ? new Meaning.Incomplete("bypasses.need-variable")
                            : new Meaning.Ready(
                                    new FixAction.SetEnv(container, name.strip(), typed()));
            case RESTART -> new Meaning.Ready(new FixAction.Restart(at));
            case SUSPEND -> new Meaning.Ready(new FixAction.Suspend(true));
            case RESUME -> new Meaning.Ready(new FixAction.Suspend(false));
            case CONFIG_KEY -> configKey(live);
            case SECRET_KEY ->
                    name.isBlank()
                            ? new Meaning.Incomplete("bypasses.need-key")
                            : secret.<Meaning>map(
                                            text ->
                                                    new Meaning.Ready(
                                                            new FixAction.SetSecretKey(
                                                                    name.strip(), text)))
                                    .orElse(new Meaning.Incomplete("bypasses.need-secret"));
            case EDIT -> EditableText.of(live).meaning(value);
        };
    }

    private Optional<String> typed() {
        return remove ? Optional.empty() : Optional.of(value);
    }

    private Meaning image(Manifest live) {
        String image = value.strip();
        boolean same =
                Containers.of(live).stream()
                        .anyMatch(one -> one.name().equals(container) && one.image().equals(image));
        return image.isEmpty() || same || image.matches(".*\\s.*")
                ? new Meaning.Incomplete("bypasses.need-image")
                : new Meaning.Ready(new FixAction.SetImage(container, image));
    }

    private Meaning scale(Manifest live) {
        if (!value.strip().matches("[0-9]{1,6}")) {
            return new Meaning.Incomplete("bypasses.need-number");
        }
        long replicas = Long.parseLong(value.strip());
        return replicas == live.root().objectAt("spec").integer("replicas", -1)
                ? new Meaning.Incomplete("bypasses.need-other-number")
                : new Meaning.Ready(new FixAction.Scale(replicas));
    }

    private Meaning configKey(Manifest live) {
        if (name.isBlank()) {
            return new Meaning.Incomplete("bypasses.need-key");
        }
        Optional<String> now = live.root().objectAt("data").string(name.strip());
        return now.equals(typed())
                ? new Meaning.Incomplete("bypasses.need-other-value")
                : new Meaning.Ready(new FixAction.SetConfigKey(name.strip(), typed()));
    }
}
