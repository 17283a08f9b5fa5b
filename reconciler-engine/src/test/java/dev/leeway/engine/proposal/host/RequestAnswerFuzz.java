package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.proposal.HostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads any JSON as a host's answer about a pull request; missing and odd fields break nothing. */
public final class RequestAnswerFuzz {
    private static final List<ApiHost> HOSTS = hosts();

    private RequestAnswerFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        JsonObject answer;
        try {
            answer = JsonReader.readObject(input);
        } catch (JsonSyntaxException | IllegalArgumentException refused) {
            return;
        }
        for (ApiHost host : HOSTS) {
            host.request(answer);
            host.author(answer);
        }
    }

    private static List<ApiHost> hosts() {
        HostHttp http =
                new HostHttp(
                        HttpClient.newHttpClient(),
                        URI.create("https://git.example.com"),
                        URI.create("https://git.example.com"),
                        (place, timeout) -> Optional.empty(),
                        token -> "",
                        Map.of(),
                        InstantSource.system());
        try {
            RepositoryPlace place = RepositoryPlace.of("https://git.example.com/shop/platform.git");
            RepositoryPlace azure =
                    RepositoryPlace.of("https://dev.azure.com/shop/platform/_git/platform");
            return List.of(
                    new GithubHost(http, place),
                    new GitlabHost(http, place),
                    new GiteaHost(http, place),
                    new BitbucketCloudHost(http, place),
                    new AzureHost(http, azure));
        } catch (HostException e) {
            throw new IllegalStateException(e);
        }
    }
}
