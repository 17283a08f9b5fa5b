package dev.leeway.desktop.reading;

import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.run.RunException;

/**
 * Renders the applications of the open workspace. Every method waits; safe for use from several
 * threads.
 */
public interface ManifestBrowsing {
    /**
     * Renders an application at a revision; the local mirror is asked first.
     *
     * @param commit the full id of the commit
     * @throws RunException when that cannot be done
     */
    RenderedManifests rendered(String application, String commit)
            throws RunException, InterruptedException;
}
