/** Lessons: pages, embedded articles, files and videos; their versions and who learned which. */
@NullMarked
package cn.zhiban.training.lesson;

import org.jspecify.annotations.NullMarked;
