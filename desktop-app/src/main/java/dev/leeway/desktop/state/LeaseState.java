package dev.leeway.desktop.state;

import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.proposal.Proposal;

import java.time.Instant;
import java.util.Optional;

/**
 * One bypass lease as the screens show it.
 *
 * @param lease the lease with its account
 * @param here whether its application and cluster are in the open workspace; only then something
 *     can be done with it
 * @param underWay whether a step with it is being taken by this window right now
 * @param waitsFor what it waits for, in words; empty when it is over or was not looked at
 * @param proposal its newest proposal, if there is one
 * @param trouble why it could not be looked at last, empty when it could
 * @param at when it was looked at
 */
public record LeaseState(
        Lease lease,
        boolean here,
        boolean underWay,
        String waitsFor,
        Optional<Proposal> proposal,
        Optional<Trouble> trouble,
        Instant at) {
    /** Returns the lease's id. */
    public String id() {
        return lease.id();
    }

    /** Returns the application's name. */
    public String application() {
        return lease.bypass().application();
    }

    /** Returns whether the lease is over. */
    public boolean over() {
        return lease.stage().over();
    }

    /** Returns what lists and banners show at a time: countdown, alarm, next actions. */
    public LeaseView view(Instant now) {
        return LeaseView.of(lease, now, underWay);
    }
}
