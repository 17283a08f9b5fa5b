package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Holdings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.RevisionTip;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one is in the repositories, and what the one that is looked at holds. */
public final class RepositoriesModel {
    /** Each costs a walk; who has more branches sees the newest ones measured. */
    private static final int MOST_MEASURED = 60;

    private final Desk desk;
    private final Question listing;
    private final Question holding;
    private final Question measuring;
    private final Question suspecting;
    private final ReadOnlyObjectWrapper<Loadable<List<Described>>> repositories =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<RepositoryPlace>> place =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<Holdings>> holdings =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Map<String, Distance>> distances =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<RepositoryState>> remote =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RevisionTip>> arrived =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> reading = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private Optional<RepositoryPlace> wanted = Optional.empty();
    private WorkspaceState.Phase phase = WorkspaceState.Phase.NONE;

    /** Makes the model. */
    public RepositoriesModel(Desk desk) {
        this.desk = desk;
        this.listing = new Question(desk, "repositories");
        this.holding = new Question(desk, "holdings of a repository");
        this.suspecting = new Question(desk, "condition of a mirror");
        this.measuring = new Question(desk, "distances of branches");
    }

    /** Goes to a place, as the route names it; empty for where one begins. */
    public void show(Optional<RepositoryPlace> next) {
        wanted = next;
        settle();
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        boolean opened = phase != state.workspace().phase();
        phase = state.workspace().phase();
        // While there is nothing to list, what stands there is not made anew with every tick.
        if (opened
                || (repositories.get() instanceof Loadable.Unasked<?>
                        && desk.readings().repositories().isPresent())) {
            list();
        }
        Optional<RepositoryState> now =
                place.get().flatMap(here -> state.repositories().find(here.repository()));
        Optional<Instant> before = remote.get().flatMap(RepositoryState::fetchedAt);
        boolean fetched =
                now.flatMap(RepositoryState::fetchedAt)
                        .filter(at -> !before.equals(Optional.of(at)))
                        .isPresent();
        if (!now.equals(remote.get())) {
            remote.set(now);
        }
        if (fetched && !(holdings.get() instanceof Loadable.Unasked<?>)) {
            reload();
        }
    }

    private void list() {
        if (desk.readings().repositories().isEmpty()) {
            repositories.set(new Loadable.Unasked<>());
            return;
        }
        listing.ask(
                desk.text().text("repositories.not-listed"),
                meanwhile -> browsing().repositories(),
                found -> {
                    repositories.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                    settle();
                },
                trouble ->
                        repositories.set(
                                repositories.get().failed(trouble, desk.store().state().now())));
    }

    /** Brings together where one wants to be and what there is. */
    private void settle() {
        List<Described> known = repositories.get().latest().orElse(List.of());
        Optional<RepositoryPlace> next =
                wanted.isPresent()
                        ? wanted.filter(
                                one ->
                                        known.stream()
                                                .anyMatch(r -> r.name().equals(one.repository())))
                        : left(known)
                                .or(
                                        () ->
                                                known.stream()
                                                        .findFirst()
                                                        .map(RepositoriesModel::beginning));
        boolean moved =
                !next.map(RepositoryPlace::repository)
                        .equals(place.get().map(RepositoryPlace::repository));
        if (moved) {
            holdings.set(new Loadable.Unasked<>());
            distances.set(Map.of());
            remote.set(
                    next.flatMap(
                            here -> desk.store().state().repositories().find(here.repository())));
        }
        place.set(next);
        if (wanted.isPresent()) {
            next.ifPresent(this::remember);
        }
        if (moved || !next.map(RepositoryPlace::revision).equals(reading)) {
            reading = next.map(RepositoryPlace::revision);
            shown = Optional.empty();
            arrived.set(Optional.empty());
        }
        if (moved && next.isPresent()) {
            reload();
        }
    }

    /** Where somebody was last, if the repository is still there. */
    private Optional<RepositoryPlace> left(List<Described> known) {
        return DeepLink.parse(desk.memory(memory()).selected())
                .filter(Route.Repositories.class::isInstance)
                .map(Route.Repositories.class::cast)
                .flatMap(Route.Repositories::place)
                .filter(at -> known.stream().anyMatch(one -> one.name().equals(at.repository())));
    }

    /** Keeps where somebody is, so that the page opens there the next time. */
    void remember(RepositoryPlace at) {
        String link = DeepLink.of(new Route.Repositories(Optional.of(at)));
        desk.remember(memory(), memory -> memory.selecting(link));
    }

    /** Keeps which side is looked at: the file that is open, or the commit that is selected. */
    void remember(RepositoryPlace.View view) {
        place.get().ifPresent(at -> remember(at.with(view)));
    }

    /** The name under which the page of this workspace is remembered. */
    String memory() {
        return "repositories/" + desk.store().state().workspace().name();
    }

    /** Returns where one begins in a repository: at its files, at the revision it follows. */
    static RepositoryPlace beginning(Described repository) {
        return new RepositoryPlace(
                repository.name(), repository.revision(), new RepositoryPlace.View.Files("", 0));
    }

    /** Reads anew what the mirror holds. */
    public void reload() {
        String repository = place.get().orElseThrow().repository();
        holdings.set(holdings.get().loading(desk.store().state().now()));
        holding.ask(
                desk.text().text("repositories.not-read", repository),
                meanwhile -> browsing().holdings(repository),
                found -> {
                    holdings.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                    noteArrivals();
                    measure(repository, found);
                },
                trouble ->
                        holdings.set(holdings.get().failed(trouble, desk.store().state().now())));
    }

    /**
     * Looks whether the mirror is damaged, after something in it could not be read. Only then
     * anything changes: whatever else was wrong is told where it was met.
     */
    void suspect() {
        Optional<String> repository = place.get().map(RepositoryPlace::repository);
        if (repository.isEmpty()
                || holdings.get().latest().filter(one -> one.condition().damaged()).isPresent()) {
            return;
        }
        suspecting.ask(
                "",
                meanwhile -> browsing().holdings(repository.get()),
                found -> {
                    if (found.condition().damaged()) {
                        holdings.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                    }
                },
                trouble -> {});
    }

    /** A branch that moved on while it is read does not move under the reader's eyes. */
    private void noteArrivals() {
        Optional<RevisionTip> now = tip();
        if (shown.isPresent() && !now.map(tip -> tip.commit().id()).equals(shown)) {
            arrived.set(now);
        }
    }

    /** Notes at which commit the revision that is looked at was read; the first time counts. */
    void reads(String commit) {
        if (shown.isEmpty() && !commit.isEmpty()) {
            shown = Optional.of(commit);
            noteArrivals();
        }
    }

    /** Lets what arrived be read: whoever shows the revision reads it anew after this. */
    void takeArrivals() {
        shown = Optional.empty();
        arrived.set(Optional.empty());
    }

    /** Returns the newest commit of the revision that is looked at, as far as it names one. */
    private Optional<RevisionTip> tip() {
        return place.get()
                .flatMap(
                        here ->
                                holdings
                                        .get()
                                        .latest()
                                        .map(Holdings::tips)
                                        .orElse(List.of())
                                        .stream()
                                        .filter(
                                                tip ->
                                                        tip.revision()
                                                                .name()
                                                                .equals(here.revision()))
                                        .findFirst());
    }

    /**
     * Returns what the revision names now, when that is not what is being read; empty when what is
     * read is the newest.
     */
    public ReadOnlyObjectProperty<Optional<RevisionTip>> arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    /** Measures the branches against the revision that is followed, one after another. */
    private void measure(String repository, Holdings found) {
        Optional<RevisionTip> followed = followed(found);
        if (followed.isEmpty()) {
            return;
        }
        String from = followed.get().commit().id();
        Map<String, Distance> measured = new HashMap<>(distances.get());
        measuring.ask(
                "",
                meanwhile -> {
                    for (RevisionTip tip : branches(found)) {
                        Distance distance =
                                browsing().distance(repository, tip.commit().id(), from);
                        meanwhile.tell(
                                () -> {
                                    measured.put(tip.revision().name(), distance);
                                    distances.set(Map.copyOf(measured));
                                });
                    }
                    return true;
                },
                done -> {},
                // A branch without a measure shows none; the holdings tell what is wrong.
                trouble -> {});
    }

    private static List<RevisionTip> branches(Holdings found) {
        return found.tips().stream()
                .filter(tip -> tip.revision().kind() == NamedRevision.Kind.BRANCH)
                .limit(MOST_MEASURED)
                .toList();
    }

    private Optional<RevisionTip> followed(Holdings found) {
        return described()
                .flatMap(
                        repository ->
                                found.tips().stream()
                                        .filter(
                                                tip ->
                                                        tip.revision()
                                                                .name()
                                                                .equals(repository.revision()))
                                        .findFirst());
    }

    /** Goes to a place in the window, so that one can come back. */
    public void go(RepositoryPlace next) {
        desk.goTo(new Route.Repositories(Optional.of(next)));
    }

    /** Goes to another side of the repository at the same revision. */
    public void go(RepositoryPlace.View view) {
        place.get().ifPresent(here -> go(here.with(view)));
    }

    /** Returns the way to the repositories. */
    RepositoryBrowsing browsing() {
        return desk.readings().repositories().orElseThrow();
    }

    /** Returns the repository that is looked at, as the workspace describes it. */
    public Optional<Described> described() {
        return place.get()
                .flatMap(
                        here ->
                                repositories.get().latest().orElse(List.of()).stream()
                                        .filter(one -> one.name().equals(here.repository()))
                                        .findFirst());
    }

    /** Returns the place that was asked for; it may be of a repository that is not there. */
    public Optional<RepositoryPlace> wanted() {
        return wanted;
    }

    /** Returns the branches and tags that name a commit. */
    List<NamedRevision> names(String commit) {
        return holdings.get().latest().map(Holdings::tips).orElse(List.of()).stream()
                .map(RevisionTip::revision)
                .filter(revision -> revision.commit().equals(commit))
                .toList();
    }

    /** Returns the workspace's repositories. */
    public ReadOnlyObjectProperty<Loadable<List<Described>>> repositoriesProperty() {
        return repositories.getReadOnlyProperty();
    }

    /** Returns where one is; empty while there is nowhere to be. */
    public ReadOnlyObjectProperty<Optional<RepositoryPlace>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Returns what the repository holds. */
    public ReadOnlyObjectProperty<Loadable<Holdings>> holdingsProperty() {
        return holdings.getReadOnlyProperty();
    }

    /** Returns how far branches are from the revision that is followed, by name. */
    public ReadOnlyObjectProperty<Map<String, Distance>> distancesProperty() {
        return distances.getReadOnlyProperty();
    }

    /** Returns how the remote answered last. */
    public ReadOnlyObjectProperty<Optional<RepositoryState>> remoteProperty() {
        return remote.getReadOnlyProperty();
    }

    /** Stops what is under way. */
    public void close() {
        listing.cancel();
        holding.cancel();
        measuring.cancel();
        suspecting.cancel();
    }
}
