package dev.leeway.desktop.screen.manifests;

import dev.leeway.desktop.reading.ManifestBrowsing;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.yaml.YamlPrinter;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The manifests of one application at the revision that was compared last. */
public final class ManifestsModel {
    private static final List<String> MANAGED = List.of("metadata", "managedFields");

    private final Desk desk;
    private final String application;
    private final ReadOnlyObjectWrapper<Loadable<List<ManifestEntry>>> entries =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<List<ManifestEntry>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<String> remarks = List.of();
    private Optional<Findings> findings = Optional.empty();
    private Optional<Findings> asked = Optional.empty();
    private String filter = "";
    private boolean begun;

    /** Makes the model of an application's manifests. */
    public ManifestsModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
    }

    /**
     * Takes over what changed in the state; a newer comparison is rendered when it is looked at.
     */
    public void update(AppState state) {
        findings =
                state.applications()
                        .find(application)
                        .map(ApplicationState::findings)
                        .flatMap(Loadable::latest);
        if (begun) {
            load();
        }
    }

    /** Begins to look at them. */
    public void begin() {
        begun = true;
        load();
    }

    /** Renders again. */
    public void reload() {
        asked = Optional.empty();
        load();
    }

    /** Returns where a document stands in its repository, at the revision that was rendered. */
    Optional<Route> place(Origin origin) {
        Optional<ApplicationState> app = desk.store().state().applications().find(application);
        Optional<String> commit = asked.map(source -> source.revision().commit());
        if (app.isEmpty() || commit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Route.Repositories(
                        Optional.of(
                                new RepositoryPlace(
                                        app.get().repository(),
                                        commit.get(),
                                        new RepositoryPlace.View.Files(
                                                origin.file(), origin.line())))));
    }

    private void load() {
        Optional<ManifestBrowsing> browsing = desk.readings().manifests();
        if (findings.isEmpty() || browsing.isEmpty() || isAsked(findings.get())) {
            return;
        }
        Findings source = findings.get();
        asked = findings;
        entries.set(entries.get().loading(desk.store().state().now()));
        desk.work()
                .start(
                        "manifests of " + application,
                        () -> {
                            RenderedManifests rendered =
                                    browsing.get()
                                            .rendered(application, source.revision().commit());
                            List<ManifestEntry> made = entries(rendered, source);
                            desk.ui().run(() -> arrived(source, made, told(rendered)));
                        },
                        failed -> desk.ui().run(() -> failed(failed)));
    }

    private boolean isAsked(Findings now) {
        return asked.filter(
                        before ->
                                before.revision().equals(now.revision())
                                        && before.at().equals(now.at()))
                .isPresent();
    }

    private List<String> told(RenderedManifests rendered) {
        EngineWords said = new EngineWords(desk.text());
        return rendered.notices().stream()
                .map(notice -> notice.origin() + ": " + said.words(notice.said()))
                .toList();
    }

    private void arrived(Findings source, List<ManifestEntry> made, List<String> told) {
        remarks = told;
        entries.set(new Loadable.Loaded<>(made, source.at()));
        filter(filter);
    }

    private void failed(Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            entries.set(
                    entries.get()
                            .failed(
                                    new Trouble(
                                            desk.text().text("manifests.failed", application),
                                            new EngineWords(desk.text()).why(failed),
                                            failed instanceof RunException run
                                                    ? new EngineWords(desk.text()).next(run)
                                                    : desk.text().text("trouble.report")),
                                    desk.store().state().now()));
        }
    }

    /** A rendered document belongs to the object whose desired state came from its very place. */
    private static List<ManifestEntry> entries(RenderedManifests rendered, Findings findings) {
        Map<Origin, List<RenderedManifest>> byOrigin = new HashMap<>();
        rendered.manifests()
                .forEach(
                        one ->
                                byOrigin.computeIfAbsent(one.origin(), at -> new ArrayList<>())
                                        .add(one));
        List<ManifestEntry> made = new ArrayList<>();
        for (ObjectState object : findings.objects()) {
            object.verdict().ifPresent(verdict -> made.add(entry(verdict, byOrigin)));
        }
        byOrigin.values().stream()
                .flatMap(List::stream)
                .map(
                        one ->
                                new ManifestEntry(
                                        one.manifest().key(),
                                        Optional.of(one.origin()),
                                        text(one.manifest().key(), one.manifest().root()),
                                        ""))
                .forEach(made::add);
        made.sort(
                Comparator.comparing((ManifestEntry entry) -> entry.key().kind())
                        .thenComparing(ManifestEntry::key));
        return List.copyOf(made);
    }

    private static ManifestEntry entry(
            ResourceComparison verdict, Map<Origin, List<RenderedManifest>> byOrigin) {
        ResourceKey key = verdict.key();
        Optional<Origin> origin = verdict.desired().map(DesiredObject::origin);
        Optional<RenderedManifest> source =
                origin.flatMap(
                        at ->
                                byOrigin.getOrDefault(at, List.of()).stream()
                                        .filter(
                                                one ->
                                                        one.manifest().kind().equals(key.kind())
                                                                && one.manifest()
                                                                        .name()
                                                                        .equals(key.name()))
                                        .findFirst());
        source.ifPresent(
                one -> byOrigin.computeIfPresent(one.origin(), (at, all) -> without(all, one)));
        JsonObject desired =
                source.map(one -> one.manifest().root())
                        .orElse(
                                verdict.desired()
                                        .map(one -> one.manifest().root())
                                        .orElse(JsonObject.EMPTY));
        JsonObject live = verdict.liveManifest().map(Manifest::root).orElse(JsonObject.EMPTY);
        return new ManifestEntry(
                key, origin, text(key, desired), text(key, live.withoutAt(MANAGED)));
    }

    private static List<RenderedManifest> without(
            List<RenderedManifest> all, RenderedManifest one) {
        List<RenderedManifest> rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    private static String text(ResourceKey key, JsonObject object) {
        return object.isEmpty() ? "" : YamlPrinter.print(Sensitive.mask(key.groupKind(), object));
    }

    /** Shows those that contain these words in name, origin or text. */
    public void filter(String words) {
        filter = words;
        shown.set(
                entries.get().latest().orElse(List.of()).stream()
                        .filter(entry -> entry.contains(words.strip()))
                        .toList());
    }

    /** Returns what rendering passed over or changed, each with its place. */
    List<String> remarks() {
        return remarks;
    }

    /** Returns the words that are looked for. */
    String sought() {
        return filter.strip();
    }

    /** Returns all of them, as far as they are known. */
    ReadOnlyObjectProperty<Loadable<List<ManifestEntry>>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** Returns those that the filter lets through. */
    ReadOnlyObjectProperty<List<ManifestEntry>> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
