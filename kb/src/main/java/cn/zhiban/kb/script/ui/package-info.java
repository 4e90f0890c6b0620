/** Screens of scripts: the outline with its diagram, the runner, the list of runs. */
@NullMarked
package cn.zhiban.kb.script.ui;

import org.jspecify.annotations.NullMarked;
