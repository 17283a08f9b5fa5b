package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterHealth.Contact;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the server answers, as of the last request. Safe for use from several threads. */
final class ContactRecord {
    private final AtomicReference<Contact> now = new AtomicReference<>(new Contact.NotYet());

    Contact now() {
        return Objects.requireNonNull(now.get());
    }

    void reached() {
        now.set(new Contact.Reached(Instant.now()));
    }

    void notReached(String message) {
        now.updateAndGet(
                before ->
                        switch (before) {
                            case Contact.NotYet _ -> new Contact.Lost(Instant.now(), message);
                            case Contact.Reached(Instant at) -> new Contact.Lost(at, message);
                            case Contact.Lost(Instant since, String _) ->
                                    new Contact.Lost(since, message);
                        });
    }
}
