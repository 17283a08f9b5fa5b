package dev.leeway.engine.source;

/**
 * One line of a file and the commit that brought it in.
 *
 * @param line the line in the file, from 1
 * @param commit the commit
 * @param path the file's path in that commit
 * @param lineThere the line in that commit's file, from 1
 */
public record BlamedLine(int line, Commit commit, String path, int lineThere) {}
