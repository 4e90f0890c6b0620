/** Brings together what two people wrote on top of the same version of an article. */
@NullMarked
package cn.zhiban.kb.merge;

import org.jspecify.annotations.NullMarked;
