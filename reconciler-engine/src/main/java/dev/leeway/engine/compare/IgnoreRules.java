package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;

/**
 * The rules about differences that do not count, as they apply to one object. They only ever change
 * what is compared, never what is sent.
 */
final class IgnoreRules {
    private final List<IgnoreRule> rules;

    private IgnoreRules(List<IgnoreRule> rules) {
        this.rules = rules;
    }

    /** Returns those rules that are about an object. */
    static IgnoreRules about(ResourceKey key, List<IgnoreRule> rules) {
        return new IgnoreRules(rules.stream().filter(rule -> rule.matches(key)).toList());
    }

    /** Returns whether there are none. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns the object without what the rules point at. */
    JsonObject without(JsonObject object) {
        JsonObject rest = object;
        for (IgnoreRule rule : rules) {
            for (String pointer : rule.jsonPointers()) {
                rest = JsonPointer.remove(rest, pointer);
            }
        }
        return rest;
    }

    /**
     * Returns whether a change is one that a manager named in a rule made. A field that was added
     * or taken away as a whole is not covered, as with Argo CD's {@code managedFieldsManagers}.
     */
    boolean ignoresOwner(RawChange change, FieldOwners owners) {
        if (change.desired() == null || change.live() == null) {
            return false;
        }
        return rules.stream()
                .flatMap(rule -> rule.managers().stream())
                .anyMatch(manager -> owners.ownedBy(manager, change.path()));
    }
}
