package dev.leeway.engine.render.kustomize.build;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.leeway.engine.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * Which objects a patch or a replacement means: group, version, kind, name and namespace as
 * patterns, labels and annotations.
 *
 * <p>Patterns are Go's, as the tool reads them, and are matched in time linear in the text: they
 * come out of a repository that may be hostile.
 */
final class Selector {
    private final JsonObject fields;
    private final String file;
    private final boolean patterns;
    private final Map<String, Pattern> compiled = new HashMap<>();

    /**
     * Makes a selector.
     *
     * @param patterns whether the texts are regular expressions over the whole value
     */
    Selector(JsonObject fields, String file, boolean patterns) {
        this.fields = fields;
        this.file = file;
        this.patterns = patterns;
    }

    boolean chooses(BuiltObject object) throws KustomizeException {
        for (ObjectId id : object.allIds()) {
            if (matches("group", id.gvk().group())
                    && matches("version", id.gvk().version())
                    && matches("kind", id.gvk().kind())
                    && matches("name", id.name())
                    && (!fields.has("namespace")
                            || matches("namespace", ObjectId.effective(id.namespace())))) {
                return labelled(object, "labelSelector", "labels")
                        && labelled(object, "annotationSelector", "annotations");
            }
        }
        return false;
    }

    private boolean matches(String field, String value) throws KustomizeException {
        String wanted = fields.string(field, "");
        if (wanted.isEmpty()) {
            return true;
        }
        if (!patterns) {
            return wanted.equals(value);
        }
        try {
            return compiled.computeIfAbsent(wanted, Pattern::compile).matches(value);
        } catch (PatternSyntaxException e) {
            throw KustomizeException.wrong(
                    file, KustomizePhrase.NO_EXPRESSION.of(wanted, e.getDescription()));
        }
    }

    private boolean labelled(BuiltObject object, String field, String where)
            throws KustomizeException {
        String text = fields.string(field, "").strip();
        if (text.isEmpty()) {
            return true;
        }
        JsonObject labels = object.object().objectAt("metadata", where);
        Map<String, String> map = new HashMap<>();
        labels.names().forEach(name -> map.put(name, labels.string(name, "")));
        for (String term : text.split(",(?![^(]*\\))", -1)) {
            if (!holds(term.strip(), map)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(String term, Map<String, String> labels) throws KustomizeException {
        String[] unequal = term.split("!=", 2);
        if (unequal.length == 2) {
            return !unequal[1].strip().equals(labels.get(unequal[0].strip()));
        }
        String[] equal = term.split("==?", 2);
        if (equal.length == 2) {
            return equal[1].strip().equals(labels.get(equal[0].strip()));
        }
        if (term.matches("![\\w./-]+")) {
            return !labels.containsKey(term.substring(1));
        }
        if (term.matches("[\\w./-]+")) {
            return labels.containsKey(term);
        }
        throw KustomizeException.notBuiltIn(file, KustomizePhrase.SELECTOR.of(term));
    }
}
