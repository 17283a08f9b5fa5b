package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Set;

/** Whether a custom resource definition may be stored. */
record CrdChecks(Findings findings) {

    void definition(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        JsonObject names = spec.objectAt("names");
        String group = spec.string("group", "");
        String plural = names.string("plural", "");
        String expected = plural + "." + group;
        String name = object.objectAt("metadata").string("name", "");
        findings.invalidIf(
                !name.equals(expected),
                "metadata.name",
                JsonValue.of(name),
                "must be spec.names.plural+\".\"+spec.group");
        if (group.isEmpty()) {
            findings.add(FieldError.required("spec.group", ""));
        } else {
            findings.named("spec.group", group, Names.subdomain(group));
            findings.invalidIf(
                    !group.contains("."),
                    "spec.group",
                    JsonValue.of(group),
                    "should be a domain with at least one dot");
        }
        findings.requiredOneOf(spec, "scope", "spec", Set.of("Cluster", "Namespaced"));
        for (String key : List.of("plural", "kind", "singular", "listKind")) {
            findings.required(names, key, "spec.names");
        }
        if (!plural.isEmpty()) {
            findings.named("spec.names.plural", plural, Names.label1035(plural));
        }
        versions(spec);
    }

    private void versions(JsonObject spec) {
        findings.distinct(spec, "versions", "spec", "name");
        long stored =
                spec.arrayAt("versions").objects().filter(v -> v.bool("storage", false)).count();
        findings.invalidIf(
                stored != 1,
                "spec.versions",
                spec.arrayAt("versions"),
                "must have exactly one version marked as storage version");
        findings.each(
                spec,
                "versions",
                "spec",
                (version, at) -> {
                    String name = version.string("name", "");
                    findings.named(at + ".name", name, Names.label1035(name));
                    JsonObject schema = version.objectAt("schema", "openAPIV3Schema");
                    if (schema.isEmpty()) {
                        findings.add(
                                FieldError.required(
                                        at + ".schema.openAPIV3Schema", "schemas are required"));
                        return;
                    }
                    String path = at + ".schema.openAPIV3Schema";
                    if (!schema.string("type", "").equals("object")) {
                        findings.add(
                                schema.has("type")
                                        ? FieldError.invalid(
                                                path + ".type",
                                                schema.string("type", ""),
                                                "must be object at the root")
                                        : FieldError.required(
                                                path + ".type", "must not be empty at the root"));
                    }
                });
    }
}
