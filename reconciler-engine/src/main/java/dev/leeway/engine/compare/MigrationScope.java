package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import java.util.Set;

/**
 * Whose fields of an object are taken in, and which of them.
 *
 * @param managers the field managers, by name; one that ends in {@code *} stands for all that begin
 *     so
 * @param only the fields, with everything below them; empty for all that those managers own
 * @param except fields that stay with their managers all the same, with everything below them
 */
public record MigrationScope(Set<String> managers, Set<FieldPath> only, Set<FieldPath> except) {
    public MigrationScope {
        managers = Set.copyOf(managers);
        only = Set.copyOf(only);
        except = Set.copyOf(except);
    }

    /** Returns the scope of everything that some managers own. */
    public static MigrationScope of(Set<String> managers) {
        return new MigrationScope(managers, Set.of(), Set.of());
    }

    /** Returns whether a manager of this name is among them. */
    public boolean names(String manager) {
        return managers.stream()
                .anyMatch(
                        name ->
                                name.endsWith("*")
                                        ? manager.startsWith(name.substring(0, name.length() - 1))
                                        : name.equals(manager));
    }

    /** Returns whether some fields of a manager may stay with it. */
    boolean isPart() {
        return !only.isEmpty() || !except.isEmpty();
    }

    /** Returns those fields of a manager that are taken in. */
    FieldSet of(FieldSet owned) {
        FieldSet chosen =
                only.isEmpty() ? owned : owned.minus(owned.minusCovered(FieldSet.of(only)));
        return except.isEmpty() ? chosen : chosen.minusCovered(FieldSet.of(except));
    }
}
