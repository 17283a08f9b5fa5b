package dev.leeway.engine.compare;

import dev.leeway.engine.compare.PathExpressions.Selection;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What ignore rules say of the additions to one live object: fields that nobody is to be told of. A
 * field that a rule names by its manager is among them also where it was added as a whole, as every
 * addition is.
 *
 * @param pointers the fields, with everything below them, as JSON pointers into the live object
 * @param managers the field managers whose additions do not count
 */
public record LeftAlone(List<String> pointers, Set<String> managers) {
    /** No rule is about the object. */
    public static final LeftAlone NOTHING = new LeftAlone(List.of(), Set.of());

    public LeftAlone {
        pointers = List.copyOf(pointers);
        managers = Set.copyOf(managers);
    }

    /**
     * Works out what rules say of an object. An expression that fails hides nothing: what is not
     * known to be left alone is told.
     *
     * @param rules the rules of the whole application
     */
    static LeftAlone of(Manifest live, List<IgnoreRule> rules, PathExpressions expressions)
            throws InterruptedException {
        List<String> pointers = new ArrayList<>();
        Set<String> managers = new HashSet<>();
        for (IgnoreRule rule : rules) {
            if (!rule.matches(live.key())) {
                continue;
            }
            pointers.addAll(rule.jsonPointers());
            managers.addAll(rule.managers());
            for (String expression : rule.jqPathExpressions()) {
                switch (expressions.select(expression, live.root())) {
                    case Selection.Fields fields -> pointers.addAll(fields.pointers());
                    case Selection.Failed _ -> {}
                }
            }
        }
        return pointers.isEmpty() && managers.isEmpty()
                ? NOTHING
                : new LeftAlone(pointers, managers);
    }

    /** Returns the live object without what pointers and expressions point at. */
    JsonObject rest(Manifest live) {
        return pointers.isEmpty() ? live.root() : JsonPointer.removeAll(live.root(), pointers);
    }

    /**
     * Returns whether a field is left alone.
     *
     * @param rest the object as {@link #rest} has it
     */
    boolean covers(FieldPath path, JsonObject rest, FieldOwners owners) {
        return FieldAt.get(rest, path).isEmpty()
                || managers.stream().anyMatch(manager -> owners.ownedBy(manager, path));
    }
}
