package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Git holds of an application at one moment, made of dice: workloads, settings, secrets,
 * services, a namespace with something in it, and a definition with its objects.
 *
 * @param documents the documents
 */
record SeededObjects(List<JsonObject> documents) {
    SeededObjects {
        documents = List.copyOf(documents);
    }

    /** Returns the next state; the same dice give the same state. */
    static SeededObjects of(Random dice, String application, String value) throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (int i : some(dice, 6, 4)) {
            yaml.append(
                    "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d}\ndata: {k: '%s'}\n"
                            .formatted(i, dice.nextInt(3) == 0 ? "always" : value));
        }
        for (int i : some(dice, 3, 2)) {
            yaml.append(
                    "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s%d}\nstringData: {k: '%s'}\n"
                            .formatted(i, value));
        }
        for (int i : some(dice, 3, 2)) {
            yaml.append(
                    "---\napiVersion: v1\nkind: Service\nmetadata: {name: v%d, labels: {v: '%s'}}\nspec: {selector: {app: v%d}, ports: [{port: 80}]}\n"
                            .formatted(i, value, i));
        }
        for (int i : some(dice, 2, 1)) {
            yaml.append(
                    """
                    ---
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: d%d}
                    spec:
                      replicas: 1
                      selector: {matchLabels: {app: d%d}}
                      template:
                        metadata: {labels: {app: d%d}}
                        spec: {containers: [{name: web, image: 'nginx:%s'}]}
                    """
                            .formatted(i, i, i, value));
        }
        if (dice.nextBoolean()) {
            yaml.append(
                    """
                    ---
                    apiVersion: v1
                    kind: Namespace
                    metadata: {name: %s-x}
                    ---
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: inside, namespace: %s-x}
                    data: {k: '%s'}
                    """
                            .formatted(application, application, value));
        }
        if (dice.nextBoolean()) {
            yaml.append(
                    """
                    ---
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: boats.%s.example.com}
                    spec:
                      group: %s.example.com
                      scope: Namespaced
                      names: {plural: boats, singular: boat, kind: Boat, listKind: BoatList}
                      versions:
                        - name: v1
                          served: true
                          storage: true
                          schema:
                            openAPIV3Schema:
                              type: object
                              properties:
                                spec: {type: object, properties: {name: {type: string}}}
                    """
                            .formatted(application, application));
            for (int i : some(dice, 3, 2)) {
                yaml.append(
                        "---\napiVersion: %s.example.com/v1\nkind: Boat\nmetadata: {name: b%d}\nspec: {name: '%s'}\n"
                                .formatted(application, i, value));
            }
        }
        List<JsonObject> documents = new ArrayList<>();
        for (YamlDocument document : YamlDocuments.read(yaml.toString(), YamlLimits.DEFAULT)) {
            if (document.value() instanceof JsonObject object) {
                documents.add(object);
            }
        }
        return new SeededObjects(documents);
    }

    /** Returns the objects, in the namespace of the application where they name none. */
    Set<ResourceKey> keys(String application) {
        Set<ResourceKey> keys = new TreeSet<>();
        for (JsonObject document : documents) {
            Manifest manifest = new Manifest(document);
            ResourceKey key = manifest.key();
            boolean whole =
                    key.kind().equals("Namespace") || key.kind().equals("CustomResourceDefinition");
            keys.add(
                    whole || !key.namespace().isEmpty()
                            ? key
                            : new ResourceKey(key.group(), key.kind(), application, key.name()));
        }
        return keys;
    }

    private static Set<Integer> some(Random dice, int of, int count) {
        Set<Integer> chosen = new TreeSet<>();
        while (chosen.size() < count) {
            chosen.add(dice.nextInt(of));
        }
        return chosen;
    }
}
