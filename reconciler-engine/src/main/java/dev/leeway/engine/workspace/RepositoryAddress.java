package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what is written as a repository's address. Never repeats a credential in its answer. */
final class RepositoryAddress {
    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern USER_AND_HOST =
            Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:]+");
    private static final Pattern TOKEN_LIKE =
            Pattern.compile(
                    "(gh[pousr]_|github_pat_|glpat-|gldt-|x-access-token|x-token-auth|oauth2|gitlab-ci-token).*"
                            + "|[A-Za-z0-9_-]{32,}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RepositoryAddress() {}

    /** What an address is. */
    sealed interface Kind {
        /** A URL or {@code user@host:path}, to be used as it stands. */
        record Remote(String url) implements Kind {}

        /** A path on this machine, to be made absolute. */
        record Local(String path) implements Kind {}

        /** Not an address that can be used. */
        record Wrong(Wording what) implements Kind {}
    }

    /** Judges a repository's address. */
    static Kind of(String written) {
        if (USER_AND_HOST.matcher(written).matches()) {
            return new Kind.Remote(written);
        }
        if (!WITH_SCHEME.matcher(written).matches()) {
            return new Kind.Local(written);
        }
        String scheme = written.substring(0, written.indexOf(':')).toLowerCase(Locale.ROOT);
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            return new Kind.Wrong(malformed(e));
        }
        Optional<Wording> secret = secretIn(uri);
        if (secret.isPresent()) {
            return new Kind.Wrong(secret.get());
        }
        return switch (scheme) {
            case "https", "ssh" -> withHost(uri, written);
            case "http" ->
                    LOOPBACK.contains(String.valueOf(uri.getHost()))
                            ? withHost(uri, written)
                            : new Kind.Wrong(WorkspacePhrase.ADDRESS_PLAIN.of());
            case "file" ->
                    uri.getPath() == null || uri.getPath().isEmpty()
                            ? new Kind.Wrong(WorkspacePhrase.ADDRESS_PATHLESS.of())
                            : new Kind.Remote(written);
            default -> new Kind.Wrong(WorkspacePhrase.ADDRESS_SCHEME.of(scheme));
        };
    }

    /** Returns what is wrong with the address of an API, or empty. */
    static Optional<Wording> faultOfApi(String written) {
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            return Optional.of(malformed(e));
        }
        Optional<Wording> secret = secretIn(uri);
        if (secret.isPresent()) {
            return secret;
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean near =
                "http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if ((https || near) && uri.getHost() != null) {
            return Optional.empty();
        }
        return Optional.of(WorkspacePhrase.ADDRESS_OF_API.of());
    }

    /** Says where; the text of the exception would repeat the whole address. */
    private static Wording malformed(URISyntaxException e) {
        return WorkspacePhrase.ADDRESS_MALFORMED.of(Integer.toString(e.getIndex() + 1));
    }

    private static Kind withHost(URI uri, String written) {
        if (uri.getHost() == null) {
            return new Kind.Wrong(WorkspacePhrase.ADDRESS_HOSTLESS.of());
        }
        if (uri.getPath() == null || uri.getPath().length() < 2) {
            return new Kind.Wrong(WorkspacePhrase.ADDRESS_WITHOUT_REPOSITORY.of());
        }
        return new Kind.Remote(written);
    }

    private static Optional<Wording> secretIn(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            String user = authority.substring(0, authority.lastIndexOf('@'));
            if (user.contains(":") || TOKEN_LIKE.matcher(user).matches()) {
                return Optional.of(WorkspacePhrase.ADDRESS_SECRET.of());
            }
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(WorkspacePhrase.ADDRESS_QUERY.of());
        }
        return Optional.empty();
    }
}
