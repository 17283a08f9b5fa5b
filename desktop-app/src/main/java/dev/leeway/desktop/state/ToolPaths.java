package dev.leeway.desktop.state;

/**
 * Where the operator's own tools are; each empty where it is looked for.
 *
 * @param helm the Helm that renders charts; Leeway's own when empty
 * @param kustomize the Kustomize that renders overlays; looked for on the path when empty
 * @param kubectl the kubectl that copied commands name
 */
public record ToolPaths(String helm, String kustomize, String kubectl) {
    /** Nothing is set. */
    public static final ToolPaths LOOKED_FOR = new ToolPaths("", "", "");
}
