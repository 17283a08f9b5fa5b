package dev.leeway.engine.resource;

/**
 * A Kubernetes group, version and kind.
 *
 * @param group the API group, empty for the core group
 * @param version the API version, for example {@code v1}
 * @param kind the kind, for example {@code Deployment}
 */
public record Gvk(String group, String version, String kind) implements Comparable<Gvk> {
    /** Reads an {@code apiVersion} ({@code v1} or {@code apps/v1}) and a kind. */
    public static Gvk of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new Gvk("", apiVersion, kind)
                : new Gvk(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** Returns the {@code apiVersion} as manifests write it. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns the group and kind, the part that names the same object in every version. */
    public GroupKind groupKind() {
        return new GroupKind(group, kind);
    }

    @Override
    public int compareTo(Gvk other) {
        int byGroupKind = groupKind().compareTo(other.groupKind());
        return byGroupKind != 0 ? byGroupKind : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return apiVersion() + " " + kind;
    }
}
