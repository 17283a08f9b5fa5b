package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An object as a kustomization knows it: under the name of its file and under the name that it is
 * rendered with.
 *
 * @param file the manifest in its file; empty for generated objects
 * @param rendered the object as it is rendered
 */
record Subject(Optional<Manifest> file, Manifest rendered) {
    /** Finds the object in the file that it comes from. */
    static Subject of(SourceTree tree, Wish wish) throws SourceException, InterruptedException {
        Manifest rendered = wish.rendered().manifest();
        String path = wish.rendered().origin().file();
        if (tree.entry(path).isEmpty()) {
            return new Subject(Optional.empty(), rendered);
        }
        List<Manifest> fitting = new ArrayList<>();
        try {
            byte[] bytes = tree.read(path, PlainEditing.LIMIT);
            for (YamlDocument document : YamlDocuments.read(bytes, YamlLimits.DEFAULT)) {
                boolean here = document.index() == wish.rendered().origin().document();
                if (here && document.value() instanceof JsonObject root) {
                    fitting.add(new Manifest(root));
                    JsonArray items = root.arrayAt("items");
                    items.objects().map(Manifest::new).forEach(fitting::add);
                }
            }
        } catch (YamlSyntaxException e) {
            return new Subject(Optional.empty(), rendered);
        }
        // A prefix or suffix may have been added; the longest name that fits is the object's own.
        Optional<Manifest> own =
                fitting.stream()
                        .filter(one -> one.gvk().groupKind().equals(rendered.gvk().groupKind()))
                        .filter(one -> !one.name().isEmpty())
                        .filter(one -> rendered.name().contains(one.name()))
                        .max(Comparator.comparingInt(one -> one.name().length()));
        return new Subject(own, rendered);
    }

    /** Returns the name in the file, or the rendered one. */
    String name() {
        return file.map(Manifest::name).orElse(rendered.name());
    }

    /** Returns whether a patch without a target is about the object. */
    boolean isMeantBy(JsonObject patch) {
        Manifest named = new Manifest(patch);
        return named.kind().equals(rendered.kind())
                && named.gvk().group().equals(rendered.gvk().group())
                && (named.name().equals(name()) || named.name().equals(rendered.name()));
    }

    /** Returns whether a patch's target may choose the object; labels are not looked at. */
    boolean isTargetedBy(JsonObject target) {
        return fits(target.string("kind", ""), List.of(rendered.kind()))
                && fits(target.string("group", ""), List.of(rendered.gvk().group()))
                && fits(target.string("name", ""), List.of(name(), rendered.name()));
    }

    private static boolean fits(String pattern, List<String> names) {
        if (pattern.isEmpty()) {
            return true;
        }
        try {
            Pattern whole = Pattern.compile("^(?:" + pattern + ")$");
            return names.stream().anyMatch(name -> whole.matcher(name).matches());
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /**
     * Returns the names by which a new patch means the object. A generated object gets its
     * namespace after patches have run.
     */
    JsonObject patchHead() {
        Manifest named = file.orElse(rendered);
        JsonObject metadata = JsonObject.of("name", named.metadata().require("name"));
        if (file.isPresent() && !named.namespace().isEmpty()) {
            metadata = metadata.with("namespace", named.metadata().require("namespace"));
        }
        return JsonObject.builder()
                .put("apiVersion", named.root().require("apiVersion"))
                .put("kind", named.root().require("kind"))
                .put("metadata", metadata)
                .build();
    }
}
