package dev.leeway.engine.practice.gitops;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does with {@code ApplicationSet} objects what Argo CD's controller for them does: generates one
 * Application for each element of its list generators, writes its whole spec again whenever that
 * differs, and drops annotations that it does not know; leaves alone what {@code
 * ignoreApplicationDifferences} and {@code preservedFields} name, and everything where {@code
 * applicationsSync} says {@code create-only}.
 *
 * <p>The gap {@code {{name}}} of the template is filled with the element's name. Source of fields
 * and habits: Argo CD documentation, "Controlling if/when the ApplicationSet controller modifies
 * Application resources".
 */
public final class ArgoSetStandIn implements PracticeWorker {
    private static final Gvk SET = new Gvk("argoproj.io", "v1alpha1", "ApplicationSet");
    private static final GroupKind APPLICATION = new GroupKind("argoproj.io", "Application");
    private static final Set<String> KEPT =
            Set.of("argocd.argoproj.io/refresh", "argocd.argoproj.io/hydrate");

    private final Duration tick;

    /**
     * Makes one.
     *
     * @param tick how often it looks
     */
    public ArgoSetStandIn(Duration tick) {
        this.tick = tick;
    }

    @Override
    public String name() {
        return "practice-argo-sets";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        EngineApi engine = new EngineApi(api, "argocd-applicationset-controller");
        engine.define(SET, "applicationsets", true);
        while (!Thread.currentThread().isInterrupted()) {
            for (JsonObject set : List.copyOf(engine.list(SET.groupKind()))) {
                set.arrayAt("spec", "generators")
                        .objects()
                        .flatMap(one -> one.objectAt("list").arrayAt("elements").objects())
                        .forEach(element -> generate(engine, set, element.string("name", "")));
            }
            Thread.sleep(tick);
        }
    }

    private static void generate(EngineApi engine, JsonObject set, String name) {
        JsonObject metadata = set.objectAt("metadata");
        JsonObject template =
                JsonReader.readObject(
                        set.objectAt("spec", "template").toJson().replace("{{name}}", name));
        Optional<JsonObject> live = engine.get(APPLICATION, metadata.string("namespace", ""), name);
        if (live.isEmpty()) {
            engine.create(made(metadata, template, name));
            return;
        }
        boolean once =
                set.stringAt("spec", "syncPolicy", "applicationsSync")
                        .filter(policy -> policy.startsWith("create-"))
                        .isPresent();
        JsonObject wanted = wanted(set, template, live.get(), name);
        if (!once && !wanted.equals(live.get())) {
            engine.replace(wanted);
        }
    }

    private static JsonObject made(JsonObject set, JsonObject template, String name) {
        JsonObject owner =
                JsonObject.builder()
                        .put("apiVersion", SET.apiVersion())
                        .put("kind", SET.kind())
                        .put("name", set.string("name", ""))
                        .put("uid", set.string("uid", ""))
                        .put("controller", JsonValue.of(true))
                        .build();
        return JsonObject.builder()
                .put("apiVersion", SET.apiVersion())
                .put("kind", APPLICATION.kind())
                .put(
                        "metadata",
                        template.objectAt("metadata")
                                .with("name", new JsonString(name))
                                .with("namespace", new JsonString(set.string("namespace", "")))
                                .with("ownerReferences", JsonArray.of(owner)))
                .put("spec", template.objectAt("spec"))
                .build();
    }

    private static JsonObject wanted(
            JsonObject set, JsonObject template, JsonObject live, String name) {
        JsonObject wanted = live.with("spec", template.objectAt("spec"));
        for (JsonObject rule :
                set.arrayAt("spec", "ignoreApplicationDifferences").objects().toList()) {
            if (!List.of("", name).contains(rule.string("name", ""))) {
                continue;
            }
            for (JsonValue pointer : rule.arrayAt("jsonPointers")) {
                if (pointer instanceof JsonString(String text)) {
                    List<String> path = List.of(text.substring(1).split("/"));
                    JsonValue value = live.at(path.toArray(String[]::new));
                    wanted = value == null ? wanted.withoutAt(path) : wanted.withAt(path, value);
                }
            }
        }
        return annotated(set, template, wanted);
    }

    private static JsonObject annotated(JsonObject set, JsonObject template, JsonObject wanted) {
        Set<String> kept = new HashSet<>(KEPT);
        for (JsonValue one : set.arrayAt("spec", "preservedFields", "annotations")) {
            if (one instanceof JsonString(String text)) {
                kept.add(text);
            }
        }
        JsonObject own = template.objectAt("metadata", "annotations");
        JsonObject annotations = own;
        JsonObject now = wanted.objectAt("metadata", "annotations");
        for (String name : now.names()) {
            boolean stays = kept.contains(name) || name.startsWith("notified.");
            if (stays) {
                annotations = annotations.with(name, now.require(name));
            }
        }
        return annotations.isEmpty()
                ? wanted.withoutAt(List.of("metadata", "annotations"))
                : wanted.withAt(List.of("metadata", "annotations"), annotations);
    }
}
