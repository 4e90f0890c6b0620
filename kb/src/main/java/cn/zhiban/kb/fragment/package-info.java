/** Parts that several answers share (片段), and links between answers that survive renaming. */
@NullMarked
package cn.zhiban.kb.fragment;

import org.jspecify.annotations.NullMarked;
