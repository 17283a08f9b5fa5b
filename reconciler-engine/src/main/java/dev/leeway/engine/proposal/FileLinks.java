package dev.leeway.engine.proposal;

import dev.leeway.engine.workspace.Workspace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where people read a file of a commit at its host. Pure. Source: the addresses that GitHub,
 * GitLab, Gitea, Bitbucket and Azure DevOps show for "permalink".
 */
public final class FileLinks {
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:https?://(?:[^/@]*@)?|ssh://(?:[^/@]*@)?|[^/@:]+@)"
                            + "(?<host>[^/:]+)(?<port>:\\d+)?[:/]/?(?<path>.+?)(?:\\.git)?/?");

    private FileLinks() {}

    /**
     * Returns the link, or empty when the host's kind is not known.
     *
     * @param commit the full id of the commit
     * @param path the file; empty for the commit itself is no link
     * @param line the line to point at, from 1; 0 for none
     */
    public static Optional<String> of(
            Workspace.Repository repository, String commit, String path, int line) {
        Matcher address = ADDRESS.matcher(repository.url());
        if (path.isEmpty() || !address.matches()) {
            return Optional.empty();
        }
        String host = address.group("host").toLowerCase(Locale.ROOT);
        String web = web(repository.url(), address, host);
        String file = encoded(path);
        return provider(repository, host)
                .map(
                        provider ->
                                switch (provider) {
                                    case GITHUB ->
                                            web + "/blob/" + commit + "/" + file + at("#L", line);
                                    case GITLAB ->
                                            web + "/-/blob/" + commit + "/" + file + at("#L", line);
                                    case GITEA ->
                                            web
                                                    + "/src/commit/"
                                                    + commit
                                                    + "/"
                                                    + file
                                                    + at("#L", line);
                                    case BITBUCKET ->
                                            host.equals("bitbucket.org")
                                                    ? web
                                                            + "/src/"
                                                            + commit
                                                            + "/"
                                                            + file
                                                            + at("#lines-", line)
                                                    : server(web)
                                                            + "/browse/"
                                                            + file
                                                            + "?at="
                                                            + commit
                                                            + at("#", line);
                                    case AZURE ->
                                            web
                                                    + "?path=/"
                                                    + file
                                                    + "&version=GC"
                                                    + commit
                                                    + (line > 0 ? azure(line) : "");
                                });
    }

    /** A web page has the port of https only where the repository is read over https. */
    private static String web(String url, Matcher address, String host) {
        String port = address.group("port");
        boolean https = url.startsWith("http");
        return "https://"
                + host
                + (https && port != null ? port : "")
                + "/"
                + address.group("path");
    }

    private static String at(String before, int line) {
        return line > 0 ? before + line : "";
    }

    private static String azure(int line) {
        return "&line=" + line + "&lineEnd=" + (line + 1) + "&lineStartColumn=1&lineEndColumn=1";
    }

    /** Bitbucket Data Center: {@code /scm/PROJECT/REPO} is read, {@code /projects/...} is shown. */
    private static String server(String web) {
        return web.replaceFirst("/(?:scm/)?([^/]+)/([^/]+)$", "/projects/$1/repos/$2");
    }

    private static Optional<Workspace.PullRequests.Provider> provider(
            Workspace.Repository repository, String host) {
        return repository
                .pullRequests()
                .map(Workspace.PullRequests::provider)
                .or(
                        () ->
                                switch (host) {
                                    case "github.com" ->
                                            Optional.of(Workspace.PullRequests.Provider.GITHUB);
                                    case "gitlab.com" ->
                                            Optional.of(Workspace.PullRequests.Provider.GITLAB);
                                    case "codeberg.org", "gitea.com" ->
                                            Optional.of(Workspace.PullRequests.Provider.GITEA);
                                    case "bitbucket.org" ->
                                            Optional.of(Workspace.PullRequests.Provider.BITBUCKET);
                                    case "dev.azure.com" ->
                                            Optional.of(Workspace.PullRequests.Provider.AZURE);
                                    default -> Optional.empty();
                                });
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
