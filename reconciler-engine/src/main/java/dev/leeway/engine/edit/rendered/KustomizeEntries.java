package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.edit.rendered.KustomizationChain.Level;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edits of a kustomization's {@code images} and {@code replicas}. */
final class KustomizeEntries {
    private static final Pattern IMAGE =
            Pattern.compile("(?<name>[^@]+?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?");

    private final SourceTree tree;
    private final Wish wish;
    private final Subject subject;
    private final SharedText shared;

    KustomizeEntries(SourceTree tree, Wish wish, Subject subject, SharedText shared) {
        this.tree = tree;
        this.wish = wish;
        this.subject = subject;
        this.shared = shared;
    }

    /** Returns the edits of entries that a kustomization has. */
    List<Trial> existing(Level level, FieldPath field)
            throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        Optional<Image> image = image(field);
        if (image.isPresent()) {
            for (int i = level.list("images").size() - 1; i >= 0; i--) {
                if (level.list("images").get(i) instanceof JsonObject entry
                        && concerns(entry, image.get())) {
                    FieldPath place = FieldPath.of("images").then(new PathElement.Index(i));
                    trial(level, imageEdits(place, entry, image.get()), EditPhrase.EDITS_ENTRY)
                            .ifPresent(trials::add);
                }
            }
        }
        Optional<JsonNumber> count = count(field);
        if (count.isPresent()) {
            for (int i = level.list("replicas").size() - 1; i >= 0; i--) {
                if (level.list("replicas").get(i) instanceof JsonObject entry
                        && names(entry.string("name", ""))) {
                    FieldPath place =
                            FieldPath.of("replicas")
                                    .then(new PathElement.Index(i))
                                    .then(PathElement.name("count"));
                    List<SourceEdit> edits =
                            List.of(new SourceEdit.SetValue(0, place, count.get()));
                    trial(level, edits, EditPhrase.EDITS_ENTRY).ifPresent(trials::add);
                }
            }
        }
        return trials;
    }

    /** Returns the edits that add an entry to a kustomization. */
    List<Trial> added(Level level, FieldPath field) throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        Optional<Image> image = image(field);
        if (image.isPresent()) {
            Image now = Image.of(text(wish.now(field)));
            JsonObject entry = JsonObject.of("name", new JsonString(now.name()));
            trial(
                            level,
                            append(level, "images", image.get().into(entry, now)),
                            EditPhrase.ADDS_ENTRY)
                    .ifPresent(trials::add);
        }
        Optional<JsonNumber> count = count(field);
        if (count.isPresent()) {
            JsonObject entry =
                    JsonObject.of("name", new JsonString(subject.name()), "count", count.get());
            trial(level, append(level, "replicas", entry), EditPhrase.ADDS_ENTRY)
                    .ifPresent(trials::add);
        }
        return trials;
    }

    private static List<SourceEdit> append(Level level, String list, JsonObject entry) {
        return List.of(
                level.root().array(list).isPresent()
                        ? SourceEdit.append(0, FieldPath.of(list), entry)
                        : new SourceEdit.SetValue(0, FieldPath.of(list), JsonArray.of(entry)));
    }

    private Optional<Trial> trial(Level level, List<SourceEdit> edits, EditPhrase does)
            throws SourceException, InterruptedException {
        byte[] file = tree.read(level.file(), PlainEditing.LIMIT);
        return SourceEditor.apply(file, edits, shared) instanceof EditOutcome.Edited edited
                        && !edited.changes().isEmpty()
                ? Optional.of(
                        Trial.of(level.file(), edited.bytes(), Words.of(does, wish, level.file())))
                : Optional.empty();
    }

    private boolean names(String name) {
        return name.equals(subject.name()) || name.equals(subject.rendered().name());
    }

    private Optional<JsonNumber> count(FieldPath field) {
        return field.equals(FieldPath.of("spec", "replicas"))
                        && wish.wish(field).orElse(null) instanceof JsonNumber number
                ? Optional.of(number)
                : Optional.empty();
    }

    /** Returns the wanted image, if the field is a container's image now and shall be one. */
    private Optional<Image> image(FieldPath field) {
        List<PathElement> steps = field.elements();
        boolean isImage = !steps.isEmpty() && steps.getLast().equals(PathElement.name("image"));
        return isImage
                        && wish.now(field).orElse(null) instanceof JsonString
                        && wish.wish(field).orElse(null) instanceof JsonString(String wanted)
                ? Optional.of(Image.of(wanted))
                : Optional.empty();
    }

    private static String text(Optional<JsonValue> value) {
        return value.orElse(null) instanceof JsonString(String text) ? text : "";
    }

    /** An entry that renames an image is known by either name. */
    private boolean concerns(JsonObject entry, Image wanted) {
        String name = entry.string("name", "");
        String newName = entry.string("newName", "");
        String now = wish.single().flatMap(wish::now).map(v -> text(Optional.of(v))).orElse("");
        return List.of(Image.of(now).name(), wanted.name())
                        .contains(newName.isEmpty() ? name : newName)
                || name.equals(wanted.name());
    }

    private static List<SourceEdit> imageEdits(FieldPath place, JsonObject entry, Image wanted) {
        List<SourceEdit> edits = new ArrayList<>();
        Image named = new Image(entry.string("name", ""), "", "");
        JsonObject target = wanted.into(JsonObject.of("name", new JsonString(named.name())), named);
        for (String key : List.of("newName", "newTag", "digest")) {
            Optional<JsonValue> value = target.find(key);
            FieldPath path = place.then(PathElement.name(key));
            if (value.isPresent()) {
                edits.add(new SourceEdit.SetValue(0, path, value.get()));
            } else if (entry.has(key)) {
                edits.add(new SourceEdit.Remove(0, path));
            }
        }
        return edits;
    }

    /** A reference to an image in its parts; missing ones are empty. */
    private record Image(String name, String tag, String digest) {
        static Image of(String reference) {
            Matcher parts = IMAGE.matcher(reference);
            return parts.matches()
                    ? new Image(
                            parts.group("name"),
                            given(parts.group("tag")),
                            given(parts.group("digest")))
                    : new Image(reference, "", "");
        }

        private static String given(@Nullable String part) {
            return part == null ? "" : part;
        }

        /** Adds to an entry what turns another image into this one. */
        JsonObject into(JsonObject entry, Image from) {
            JsonObject result = entry;
            if (!name.equals(from.name)) {
                result = result.with("newName", new JsonString(name));
            }
            if (!tag.isEmpty()) {
                result = result.with("newTag", new JsonString(tag));
            }
            return digest.isEmpty() ? result : result.with("digest", new JsonString(digest));
        }
    }
}
