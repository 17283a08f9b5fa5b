package dev.leeway.engine.practice.discovery;

import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The resource types that the API serves at one moment. Immutable. */
public final class ServedTypes {
    /** What a URL names. */
    private record Place(String group, String version, String plural) {}

    private final List<ResourceType> all;
    private final Map<Place, ResourceType> byPlace = new LinkedHashMap<>();
    private final Map<Gvk, ResourceType> byGvk = new LinkedHashMap<>();
    private final Map<GroupKind, ResourceType> byGroupKind = new LinkedHashMap<>();

    /** Makes the catalogue of these types, in this order of preference. */
    public ServedTypes(Collection<ResourceType> types) {
        all = List.copyOf(types);
        for (ResourceType type : all) {
            byPlace.putIfAbsent(place(type), type);
            byGvk.putIfAbsent(type.gvk(), type);
            byGroupKind.putIfAbsent(type.gvk().groupKind(), type);
        }
    }

    private static Place place(ResourceType type) {
        return new Place(type.gvk().group(), type.gvk().version(), type.plural());
    }

    /** Returns every type, in order. */
    public List<ResourceType> all() {
        return all;
    }

    /** Returns the type that a URL names, or empty. */
    public Optional<ResourceType> find(String group, String version, String plural) {
        return Optional.ofNullable(byPlace.get(new Place(group, version, plural)));
    }

    /** Returns the type of a group, version and kind, or empty. */
    public Optional<ResourceType> find(Gvk gvk) {
        return Optional.ofNullable(byGvk.get(gvk));
    }

    /** Returns the preferred version of a group and kind, or empty. */
    public Optional<ResourceType> preferred(GroupKind kind) {
        return Optional.ofNullable(byGroupKind.get(kind));
    }

    /** Returns the preferred versions of all kinds. */
    public Collection<ResourceType> preferred() {
        return List.copyOf(byGroupKind.values());
    }

    /** Returns these types without some and with others at the end. */
    public ServedTypes replacing(Predicate<ResourceType> gone, List<ResourceType> added) {
        List<ResourceType> types = new ArrayList<>(all);
        types.removeIf(gone);
        types.addAll(added);
        return new ServedTypes(types);
    }
}
