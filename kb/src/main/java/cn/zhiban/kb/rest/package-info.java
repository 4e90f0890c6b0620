/** The REST contract of knowledge, version 1; benchmarks and outside systems rely on it. */
@NullMarked
package cn.zhiban.kb.rest;

import org.jspecify.annotations.NullMarked;
