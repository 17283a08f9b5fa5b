package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;

import dev.leeway.engine.source.SourcePhrase;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The repository at its origin: fetches from it into a mirror, and pushes new branches to it. */
final class Remote {
    private static final List<RefSpec> ALL =
            List.of(
                    new RefSpec("+refs/heads/*:refs/heads/*"),
                    new RefSpec("+refs/tags/*:refs/tags/*"));
    private static final long LONGEST_SILENCE_SECONDS = 30;

    private final String url;
    private final Logins logins;
    private final Path home;
    private final GitTrouble trouble;

    Remote(String url, Logins logins, Path home) {
        this.url = url;
        this.logins = logins;
        this.home = home;
        this.trouble = new GitTrouble(url);
    }

    /** Brings every branch and tag into the mirror, and takes away those that are gone. */
    void fetchAll(Repository into, FetchJob job) throws SourceException {
        if (!LocalOrigin.hasSameBranchesAndTags(url, into)) {
            fetch(into, ALL, job);
        }
    }

    /** Brings one commit in, if the host gives out commits that no branch leads to. */
    void fetchCommit(Repository into, ObjectId commit, FetchJob job) throws SourceException {
        fetch(
                into,
                List.of(new RefSpec(commit.name() + ":refs/leeway/commits/" + commit.name())),
                job);
    }

    private void fetch(Repository into, List<RefSpec> what, FetchJob job) throws SourceException {
        connected(
                into,
                job,
                transport -> {
                    transport.setTagOpt(TagOpt.NO_TAGS);
                    transport.setRemoveDeletedRefs(what.equals(ALL));
                    FetchResult result = transport.fetch(job, what);
                    check(result);
                    followDefaultBranch(into, result);
                    return result;
                });
    }

    /**
     * Pushes a commit as a branch that is not there yet.
     *
     * @return what the remote said about the branch
     */
    RemoteRefUpdate push(Repository from, String commit, String branch, FetchJob job)
            throws SourceException {
        return connected(
                from,
                job,
                transport -> {
                    RemoteRefUpdate update =
                            new RemoteRefUpdate(
                                    from,
                                    commit,
                                    Constants.R_HEADS + branch,
                                    false,
                                    null,
                                    ObjectId.zeroId());
                    transport.push(job, List.of(update));
                    return update;
                });
    }

    /** Work over a connection to the remote. */
    @FunctionalInterface
    private interface Connected<T> {
        T work(Transport transport) throws IOException, SourceException;
    }

    private <T> T connected(Repository local, FetchJob job, Connected<T> work)
            throws SourceException {
        URIish address = address();
        Duration left = Duration.ofNanos(Math.max(job.nanosLeft(), 1));
        HostCredentials login = new HostCredentials(address, logins, left);
        SshAccess ssh = new SshAccess(home);
        SshdSessionFactory sessions = null;
        try (Transport transport = Transport.open(local, address)) {
            transport.setCredentialsProvider(login);
            transport.setTimeout((int) Math.clamp(left.toSeconds(), 1, LONGEST_SILENCE_SECONDS));
            if (transport instanceof TransportHttp http) {
                http.setHttpConnectionFactory(new OwnHostConnections(address));
            }
            if (transport instanceof SshTransport overSsh) {
                sessions = ssh.sessions();
                overSsh.setSshSessionFactory(sessions);
            }
            return work.work(transport);
        } catch (IOException | RuntimeException e) {
            throw job.isCancelled() ? trouble.timeout(e) : trouble.ofFetch(e, login, ssh);
        } finally {
            close(sessions);
        }
    }

    private URIish address() throws SourceException {
        URIish address;
        try {
            address = new URIish(url);
        } catch (URISyntaxException e) {
            throw trouble.of(
                    Problem.NOT_A_REPOSITORY,
                    SourcePhrase.NO_ADDRESS.of(),
                    SourcePhrase.NO_ADDRESS_NEXT.of(),
                    null);
        }
        if (!address.isRemote()) {
            Path path = Path.of(address.getPath());
            if (!Files.exists(path)) {
                throw trouble.of(
                        Problem.NOT_A_REPOSITORY,
                        SourcePhrase.NO_FOLDER.of(),
                        SourcePhrase.NO_FOLDER_NEXT.of(),
                        null);
            }
            File resolved = RepositoryCache.FileKey.resolve(path.toFile(), FS.DETECTED);
            if (resolved == null) {
                throw trouble.of(
                        Problem.NOT_A_REPOSITORY,
                        SourcePhrase.NO_GIT_FOLDER.of(),
                        SourcePhrase.NO_GIT_FOLDER_NEXT.of(),
                        null);
            }
        }
        return address;
    }

    private void check(FetchResult result) throws SourceException {
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            switch (update.getResult()) {
                case NEW, NO_CHANGE, FAST_FORWARD, FORCED, RENAMED -> {
                    // As it should be.
                }
                case LOCK_FAILURE,
                        IO_FAILURE,
                        NOT_ATTEMPTED,
                        REJECTED,
                        REJECTED_CURRENT_BRANCH,
                        REJECTED_MISSING_OBJECT,
                        REJECTED_OTHER_REASON ->
                        throw trouble.of(
                                Problem.DISK,
                                SourcePhrase.MIRROR_UNNOTED.of(
                                        update.getLocalName(), update.getResult().toString()),
                                SourcePhrase.MIRROR_ROOM_NEXT.of(),
                                null);
            }
        }
    }

    /** Lets {@code HEAD} of the mirror name the branch that it names at the origin. */
    private static void followDefaultBranch(Repository into, FetchResult result)
            throws IOException {
        Ref head = result.getAdvertisedRef(Constants.HEAD);
        if (head != null
                && head.isSymbolic()
                && into.exactRef(head.getTarget().getName()) != null) {
            RefUpdate update = into.updateRef(Constants.HEAD);
            update.disableRefLog();
            update.link(head.getTarget().getName());
        }
    }

    private static void close(@Nullable SshdSessionFactory sessions) {
        if (sessions != null) {
            sessions.close();
        }
    }
}
