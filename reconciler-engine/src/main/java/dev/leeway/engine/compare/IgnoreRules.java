package dev.leeway.engine.compare;

import dev.leeway.engine.compare.PathExpressions.Selection;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules about differences that do not count, as they apply to one object. They only ever change
 * what is compared, never what is sent.
 */
final class IgnoreRules {
    private final List<IgnoreRule> rules;
    private final PathExpressions expressions;

    private IgnoreRules(List<IgnoreRule> rules, PathExpressions expressions) {
        this.rules = rules;
        this.expressions = expressions;
    }

    /** Returns those rules that are about an object. */
    static IgnoreRules about(ResourceKey key, List<IgnoreRule> rules, PathExpressions expressions) {
        return new IgnoreRules(
                rules.stream().filter(rule -> rule.matches(key)).toList(), expressions);
    }

    /** Returns whether there are none. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Returns the object without what the rules point at; each pointer and expression is about the
     * whole object, not about what other rules have left of it.
     *
     * @throws RuleFailedException when it is not known what an expression points at
     */
    JsonObject without(JsonObject object) throws RuleFailedException, InterruptedException {
        List<String> pointers = new ArrayList<>();
        for (IgnoreRule rule : rules) {
            pointers.addAll(rule.jsonPointers());
            for (String expression : rule.jqPathExpressions()) {
                pointers.addAll(selected(rule, expression, object));
            }
        }
        return JsonPointer.removeAll(object, pointers);
    }

    private List<String> selected(IgnoreRule rule, String expression, JsonObject object)
            throws RuleFailedException, InterruptedException {
        return switch (expressions.select(expression, object)) {
            case Selection.Fields fields -> fields.pointers();
            case Selection.Failed failed ->
                    throw new RuleFailedException(
                            new Doubt.RuleFailed(rule.place(), expression, failed.why()));
        };
    }

    /**
     * Returns whether a change is one that a manager named in a rule made. A field that was added
     * or taken away as a whole is not covered, as with Argo CD's {@code managedFieldsManagers}; an
     * item more or less in a list that is owned as one changes that list.
     */
    boolean ignoresOwner(RawChange change, FieldOwners owners) {
        boolean whole = owners.inseparable(change.path()).equals(change.path());
        if (whole && (change.desired() == null || change.live() == null)) {
            return false;
        }
        return rules.stream()
                .flatMap(rule -> rule.managers().stream())
                .anyMatch(manager -> owners.ownedBy(manager, change.path()));
    }
}
