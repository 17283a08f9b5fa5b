package dev.leeway.engine.resource;

/**
 * A group and kind, without version.
 *
 * @param group the API group, empty for the core group
 * @param kind the kind
 */
public record GroupKind(String group, String kind) implements Comparable<GroupKind> {
    @Override
    public int compareTo(GroupKind other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : kind.compareTo(other.kind);
    }

    /** Returns {@code apps/Deployment}, or {@code Service} for the core group. */
    @Override
    public String toString() {
        return group.isEmpty() ? kind : group + "/" + kind;
    }
}
