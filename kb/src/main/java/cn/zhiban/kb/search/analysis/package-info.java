/**
 * How text becomes searchable: normalising, cutting into tokens, reading what a person typed, planning the query and
 * re-scoring what the engine found.
 *
 * <p>Pure Java without any search engine, so that Lucene on one machine and OpenSearch on many answer alike: the engine
 * receives tokens that are already prepared and separated by spaces, and splits them at white space only.
 */
@NullMarked
package cn.zhiban.kb.search.analysis;

import org.jspecify.annotations.NullMarked;
