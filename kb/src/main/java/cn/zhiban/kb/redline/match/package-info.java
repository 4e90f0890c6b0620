/**
 * Finds forbidden wording in a text whatever it is disguised as (docs/adr/0007). Pure Java: knows rules as words and
 * patterns only, neither people nor database.
 */
@NullMarked
package cn.zhiban.kb.redline.match;

import org.jspecify.annotations.NullMarked;
