package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.proposal.PullRequestHost.OpenRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The open pull requests of one repository, and their checks. */
public final class RequestsModel {
    private final Desk desk;
    private final RepositoriesModel repositories;
    private final Question listing;
    private final Question comparing;
    private final ReadOnlyObjectWrapper<Loadable<List<OpenRequest>>> requests =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Map<String, Loadable<List<RequestCheck>>>> checks =
            new ReadOnlyObjectWrapper<>(Map.of());
    private String shown = "";

    /** Makes the model. */
    public RequestsModel(Desk desk, RepositoriesModel repositories) {
        this.desk = desk;
        this.repositories = repositories;
        this.listing = new Question(desk, "open pull requests");
        this.comparing = new Question(desk, "base of a pull request");
    }

    /** Goes to a repository, unless its requests are shown already. */
    public void show(String repository) {
        if (!repository.equals(shown) || requests.get() instanceof Loadable.Failed<?>) {
            shown = repository;
            requests.set(new Loadable.Unasked<>());
            reload();
        }
    }

    /** Asks the host anew. */
    public void reload() {
        String repository = shown;
        checks.set(Map.of());
        requests.set(requests.get().loading(desk.store().state().now()));
        listing.ask(
                desk.text().text("repositories.requests-unread", repository),
                meanwhile -> repositories.browsing().openRequests(repository),
                found -> requests.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble ->
                        requests.set(requests.get().failed(trouble, desk.store().state().now())));
    }

    /** Asks for the checks of a request, unless they are known or on their way. */
    public void askChecks(PullRequest request) {
        if (checks.get().containsKey(request.number())) {
            return;
        }
        String repository = shown;
        put(
                repository,
                request,
                new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        new Question(desk, "checks of " + request.number())
                .ask(
                        desk.text().text("repositories.checks-unread", request.number()),
                        meanwhile -> repositories.browsing().checks(repository, request),
                        found ->
                                put(
                                        repository,
                                        request,
                                        new Loadable.Loaded<>(found, desk.store().state().now())),
                        trouble ->
                                put(
                                        repository,
                                        request,
                                        new Loadable.Failed<>(
                                                Optional.empty(),
                                                trouble,
                                                desk.store().state().now())));
    }

    private void put(String repository, PullRequest request, Loadable<List<RequestCheck>> known) {
        if (!repository.equals(shown)) {
            return;
        }
        Map<String, Loadable<List<RequestCheck>>> next = new HashMap<>(checks.get());
        next.put(request.number(), known);
        checks.set(Map.copyOf(next));
    }

    /**
     * Compares a request with where it left its target.
     *
     * @param failed hears why that cannot be done: its commit may lie where Leeway may not fetch
     */
    public void compare(PullRequest request, boolean rendered, Consumer<Trouble> failed) {
        String repository = shown;
        String head = request.head().isEmpty() ? request.branch() : request.head();
        comparing.ask(
                desk.text().text("repositories.request-unread", request.number()),
                meanwhile ->
                        repositories
                                .browsing()
                                .mergeBase(repository, request.target(), head)
                                .orElse(request.target()),
                base ->
                        repositories.go(
                                new RepositoryPlace(
                                        repository,
                                        head,
                                        new RepositoryPlace.View.Compare(base, rendered, ""))),
                failed);
    }

    /** Returns the open requests. */
    public ReadOnlyObjectProperty<Loadable<List<OpenRequest>>> requestsProperty() {
        return requests.getReadOnlyProperty();
    }

    /** Returns the checks that were asked for, by the requests' numbers. */
    public ReadOnlyObjectProperty<Map<String, Loadable<List<RequestCheck>>>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /** Stops what is under way. */
    public void close() {
        listing.cancel();
        comparing.cancel();
    }
}
