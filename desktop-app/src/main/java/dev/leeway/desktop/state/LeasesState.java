package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bypass leases that are known: this Leeway's own, and the marks that any Leeway left on
 * objects.
 *
 * @param own the leases of this Leeway's account, the newest first
 * @param marks the marks on objects, by application
 */
public record LeasesState(
        Loadable<KeyedList<LeaseState>> own, Map<String, List<MarkedObject>> marks) {
    static final LeasesState UNASKED = new LeasesState(new Loadable.Unasked<>(), Map.of());

    public LeasesState {
        marks = Map.copyOf(marks);
    }

    /** Returns this Leeway's own leases as far as they are known, the newest first. */
    public List<LeaseState> all() {
        return own.latest().map(KeyedList::toList).orElse(List.of());
    }

    /** Returns one of this Leeway's own leases. */
    public Optional<LeaseState> find(String id) {
        return own.latest().flatMap(known -> known.find(id));
    }

    /** Returns the leases of the open workspace that are not over, the newest first. */
    public List<LeaseState> open() {
        return all().stream().filter(lease -> lease.here() && !lease.over()).toList();
    }

    /** Returns the open leases of an application. */
    public List<LeaseState> of(String application) {
        return open().stream().filter(lease -> lease.application().equals(application)).toList();
    }

    /** Returns the marks of leases that are in nobody's account here: those of colleagues. */
    public List<MarkedObject> foreign() {
        return marks.values().stream()
                .flatMap(List::stream)
                .filter(marked -> find(marked.mark().id()).isEmpty())
                .toList();
    }

    /** Returns the marks of colleagues on an application's objects. */
    public List<MarkedObject> foreign(String application) {
        return foreign().stream()
                .filter(marked -> marked.application().equals(application))
                .toList();
    }

    LeasesState read(List<LeaseState> leases, Instant at) {
        return new LeasesState(
                new Loadable.Loaded<>(KeyedList.of(leases, LeaseState::id), at), marks);
    }

    LeasesState unread(Trouble trouble, Instant at) {
        return new LeasesState(own.failed(trouble, at), marks);
    }

    /** One lease as it is now; a new one comes first. Before the first reading nothing is known. */
    LeasesState changed(LeaseState lease) {
        if (own.latest().isEmpty()) {
            return this;
        }
        KeyedList<LeaseState> known = own.latest().get();
        if (known.find(lease.id()).isPresent()) {
            return new LeasesState(
                    new Loadable.Loaded<>(known.with(lease.id(), _ -> lease), lease.at()), marks);
        }
        List<LeaseState> more = new ArrayList<>(known.toList());
        more.addFirst(lease);
        return read(more, lease.at());
    }

    LeasesState marked(String application, List<MarkedObject> found) {
        Map<String, List<MarkedObject>> other = new HashMap<>(marks);
        if (found.isEmpty()) {
            other.remove(application);
        } else {
            other.put(application, List.copyOf(found));
        }
        return new LeasesState(own, other);
    }
}
