/** A buyer's whole message: split into its questions, each with its best answers. */
@NullMarked
package cn.zhiban.kb.compose;

import org.jspecify.annotations.NullMarked;
