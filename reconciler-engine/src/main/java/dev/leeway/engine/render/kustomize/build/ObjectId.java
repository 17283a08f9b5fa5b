package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;

/**
 * What an object is called at one point of a build.
 *
 * @param gvk group, version and kind
 * @param namespace the namespace; the empty one and {@code default} are the same
 * @param name the name
 */
record ObjectId(Gvk gvk, String namespace, String name) {
    static ObjectId of(JsonObject object) {
        Manifest manifest = new Manifest(object);
        return new ObjectId(manifest.gvk(), manifest.namespace(), manifest.name());
    }

    boolean sameNamespace(ObjectId other) {
        return effective(namespace).equals(effective(other.namespace));
    }

    static String effective(String namespace) {
        return namespace.isEmpty() ? "default" : namespace;
    }

    /**
     * Returns whether a patch or a generator means this object: an empty group, version or kind of
     * it fits all.
     */
    boolean isMeantBy(ObjectId wanted) {
        return gvk.group().equals(wanted.gvk.group())
                && (wanted.gvk.version().isEmpty() || gvk.version().equals(wanted.gvk.version()))
                && gvk.kind().equals(wanted.gvk.kind())
                && name.equals(wanted.name)
                && sameNamespace(wanted);
    }

    @Override
    public String toString() {
        return gvk.groupKind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
